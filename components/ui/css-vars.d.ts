import "react";

declare module "react" {
  // Positions and shares on a scale reach the stylesheet as custom properties.
  interface CSSProperties {
    [name: `--${string}`]: string | number | undefined;
  }
}
