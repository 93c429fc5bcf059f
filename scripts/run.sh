#!/usr/bin/env bash
# Builds the site and starts it on http://localhost:5080, or where ASPNETCORE_URLS says.
# Other arguments go to the program: scripts/run.sh --urls http://localhost:8080
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/common.sh

for argument in "$@"; do
  if [ "$argument" = --demo ]; then
    say "--demo is not available yet: the site has no accounts so far. Start it without --demo."
    exit 2
  fi
done

require_dotnet
require_icu
want_vips
want_voikko
want_ffmpeg

say "Building…"
if ! output=$(dotnet build src/LapeKnowledge.Web --configuration Release --nologo --verbosity quiet 2>&1); then
  say "$output"
  say "The build failed."
  exit 1
fi
exec dotnet src/LapeKnowledge.Web/bin/Release/net10.0/LapeKnowledge.Web.dll --contentRoot "$PWD/src/LapeKnowledge.Web" "$@"
