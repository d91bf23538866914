export default {
  asked: "{name} was asked to count for {company}",
  declined: "{name} does not agree to count for {company}",
  withdrawn: "{name} took back their word: no longer counts for {company} from {on}",
};
