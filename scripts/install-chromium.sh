#!/usr/bin/env bash
# Makes sure that the browser tests find a Chromium: one that is there, Debian's, or Playwright's own.
set -euo pipefail
cd "$(dirname "$0")/.."
for candidate in "${LECTERN_CHROMIUM:-}" chromium chromium-browser google-chrome; do
  if [ -n "$candidate" ] && command -v "$candidate" >/dev/null 2>&1; then exit 0; fi
done
if command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
  apt-get update -qq && apt-get install -y -qq chromium fonts-noto-cjk && exit 0
fi
npx playwright-core install --with-deps chromium
