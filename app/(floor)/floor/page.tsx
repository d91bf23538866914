import { notFound } from "next/navigation";
import { connection } from "next/server";

/** A bare dynamic page, there only while `npm run bench` runs: the floor under every other page's time. */
export default async function FloorPage() {
  await connection();
  if (process.env.ESCALA_BENCH !== "yes") notFound();
  return <p>{performance.now().toFixed(0)}</p>;
}
