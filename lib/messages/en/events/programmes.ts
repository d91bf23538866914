export default {
  announced: "Version {version} of the programme announced, in force from {from}",
  recalled: "Version {version} of the programme, announced for {from}, taken back",
};
