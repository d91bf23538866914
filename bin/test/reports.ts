import fs from "node:fs";

/** `notes`: what passed and is yet to be looked at. */
type Count = { passed: number; failed: number; details?: string; notes?: string };

type VitestReport = {
  numPassedTests: number;
  numFailedTests: number;
  testResults: {
    name: string;
    status: string;
    message?: string;
    assertionResults: { status: string; fullName: string; failureMessages?: string[] }[];
  }[];
};

type PlaywrightSuite = {
  suites?: PlaywrightSuite[];
  specs?: {
    title: string;
    file: string;
    line: number;
    ok: boolean;
    tests: { status: string; results: { error?: { message?: string } }[] }[];
  }[];
};
type PlaywrightReport = {
  stats: { expected: number; unexpected: number; flaky: number };
  errors: { message?: string }[];
  suites: PlaywrightSuite[];
};

/** Tests that ran, and files that couldn't be loaded as one failure each. */
export function readVitest(file: string, code: number, tail: string): Count {
  const report = read<VitestReport>(file);
  if (!report) return { passed: 0, failed: 1, details: tail };
  const failures: string[] = [];
  for (const suite of report.testResults) {
    const failed = suite.assertionResults.filter(test => test.status === "failed");
    for (const test of failed) {
      failures.push(`✗ ${test.fullName}\n  ${suite.name}\n${excerpt(test.failureMessages?.[0])}`);
    }
    if (suite.status === "failed" && failed.length === 0)
      failures.push(`✗ ${suite.name}\n${excerpt(suite.message)}`);
  }
  return total(report.numPassedTests, failures, code, tail);
}

/** Stories; a set-up that failed counts as one failure. */
export function readPlaywright(file: string, code: number, tail: string): Count {
  const report = read<PlaywrightReport>(file);
  if (!report) return { passed: 0, failed: 1, details: tail };
  const failures = report.errors.map(error => `✗ ${excerpt(error.message)}`);
  const second: string[] = [];
  const visit = (suite: PlaywrightSuite) => {
    for (const spec of suite.specs ?? []) {
      const flaky = spec.tests.some(test => test.status === "flaky");
      if (spec.ok && !flaky) continue;
      const message = spec.tests.flatMap(test => test.results).findLast(result => result.error)
        ?.error?.message;
      const told = `${spec.title}\n  ${spec.file}:${spec.line}\n${excerpt(message)}`;
      if (flaky) second.push(`△ at the second try only: ${told}`);
      else failures.push(`✗ ${told}`);
    }
    suite.suites?.forEach(visit);
  };
  report.suites.forEach(visit);
  const count = total(report.stats.expected + report.stats.flaky, failures, code, tail);
  return second.length > 0 ? { ...count, notes: second.join("\n\n") } : count;
}

function total(passed: number, failures: string[], code: number, tail: string): Count {
  // Ended badly without a failing test: an unhandled error, or a set-up that broke.
  if (code !== 0 && failures.length === 0) return { passed, failed: 1, details: tail };
  return { passed, failed: failures.length, ...(failures.length ? { details: failures.join("\n\n") } : {}) };
}

function read<T>(file: string): T | undefined {
  try {
    return JSON.parse(fs.readFileSync(file, "utf8")) as T;
  } catch {
    return undefined;
  }
}

function excerpt(message: string | undefined): string {
  const plain = (message ?? "no message").replace(
    new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, "g"),
    "",
  );
  const lines = plain.split("\n").filter(line => !/node_modules|new Promise \(<anonymous>\)/.test(line));
  return lines.slice(0, 12).join("\n").replace(/^/gm, "  ");
}
