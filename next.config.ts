import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";

const withIntl = createNextIntlPlugin("./lib/platform/i18n/request.ts");

const config: NextConfig = {
  poweredByHeader: false,
  images: { unoptimized: true },
  reactStrictMode: true,
  serverExternalPackages: [
    "@node-rs/argon2",
    "pg",
    "pg-boss",
    "@prisma/adapter-pg",
    "pdfkit",
    "fontkit",
    "sharp",
    "jsonld",
  ],
  // One address for a credential: people get its page, verifiers that ask for JSON its signed document.
  rewrites: async () => ({
    beforeFiles: [
      {
        source: "/:vendor/credentials/:id([0-9a-fA-F-]{36})",
        has: [{ type: "header", key: "accept", value: "(?!.*text/html).*application/(vc|ld\\+json|json).*" }],
        destination: "/:vendor/credentials/:id/credential.json",
      },
    ],
    afterFiles: [],
    fallback: [],
  }),
  // The proxy keeps a copy of each body, 10 MB by default: a greater upload would arrive cut off.
  experimental: {
    serverActions: { bodySizeLimit: "26mb" },
    proxyClientMaxBodySize: "26mb",
    globalNotFound: true,
  },
};

export default withIntl(config);
