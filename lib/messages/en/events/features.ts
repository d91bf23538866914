export default {
  moved:
    "{progress, select, planned {Planned for {release}} released {Released in {release}} declined {Will not come} other {Under consideration}}",
};
