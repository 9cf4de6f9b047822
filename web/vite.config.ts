// Three files with lasting names, packed once more for the program that carries them.
import { gzipSync } from "node:zlib";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { defineConfig, type Plugin } from "vite";

const files = ["index.html", "page.js", "page.css"];

function packed(): Plugin {
  let folder = "";
  return {
    name: "packed",
    apply: "build",
    configResolved(config) {
      folder = join(config.root, config.build.outDir);
    },
    closeBundle() {
      for (const file of files) writeFileSync(join(folder, file + ".gz"), gzipSync(readFileSync(join(folder, file)), { level: 9 }));
    },
  };
}

export default defineConfig({
  base: "/",
  logLevel: "warn",
  build: {
    target: "es2021",
    modulePreload: false,
    cssCodeSplit: false,
    rollupOptions: {
      output: { entryFileNames: "page.js", assetFileNames: "page[extname]", inlineDynamicImports: true },
    },
  },
  plugins: [packed()],
});
