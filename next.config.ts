import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";

const withIntl = createNextIntlPlugin("./lib/platform/i18n/request.ts");

const config: NextConfig = {
  poweredByHeader: false,
  images: { unoptimized: true },
  reactStrictMode: true,
  serverExternalPackages: ["@node-rs/argon2", "pg", "pg-boss", "@prisma/adapter-pg", "pdfkit"],
  // The proxy keeps a copy of each body, 10 MB by default: a greater upload would arrive cut off.
  experimental: {
    serverActions: { bodySizeLimit: "26mb" },
    proxyClientMaxBodySize: "26mb",
    globalNotFound: true,
  },
};

export default withIntl(config);
