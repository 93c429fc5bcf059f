#!/usr/bin/env bash
# Builds the site and starts it on http://localhost:5080, or where ASPNETCORE_URLS says.
# --demo also adds sample accounts and sample discussions; not in the environment Production.
# Other arguments go to the program: scripts/run.sh --urls http://localhost:8080
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/common.sh

arguments=()
for argument in "$@"; do
  if [ "$argument" = --demo ]; then
    arguments+=(--LapeKnowledge:Demo=true)
    # Without a named environment the program takes itself to be in production, where samples have no place.
    environment=${ASPNETCORE_ENVIRONMENT:-${DOTNET_ENVIRONMENT:-Demo}}
    export ASPNETCORE_ENVIRONMENT=$environment
    if [ "${environment,,}" = production ]; then
      say "--demo is refused in the environment Production: everybody knows the passwords of the sample accounts. Start without --demo, or name another environment in ASPNETCORE_ENVIRONMENT."
      exit 2
    fi
  else
    arguments+=("$argument")
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
exec dotnet src/LapeKnowledge.Web/bin/Release/net10.0/LapeKnowledge.Web.dll --contentRoot "$PWD/src/LapeKnowledge.Web" ${arguments[@]+"${arguments[@]}"}
