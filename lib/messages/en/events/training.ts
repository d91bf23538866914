export default {
  asked: "{name} asks for a seat in {course}",
  waiting: "{name} waits for a seat in {course}",
  seated: "{name} has a seat in {course}",
  moved: "{course}: another time or place for {name}",
  cancelled: "{name} is out of {course}",
  called_off: "{course} was called off for {name}: {reason}",
  trainer_named: "Trainer named for {course}",
  trainer_moved: "{course}: another time or place",
  trainer_replaced: "Another trainer for {course}",
  trainer_called_off: "{course} was called off: {reason}",
  renewal_passed: "{name} passed {area} for the renewal",
};
