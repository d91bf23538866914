// Preloaded into each part (node --import): ends it when the process that started it is gone, so that a
// `kill -9` leaves nobody behind holding the port.
const parent = process.ppid;
setInterval(() => {
  if (process.ppid !== parent) process.kill(process.pid, "SIGTERM");
}, 500).unref();
