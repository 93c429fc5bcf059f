# Shared by run.sh and test.sh.

say() { printf '%s\n' "$*" >&2; }

# The .NET 10 SDK is the one thing that has to be there.
require_dotnet() {
  if ! command -v dotnet >/dev/null 2>&1 || ! dotnet --list-sdks 2>/dev/null | grep -q '^10\.'; then
    say "The .NET 10 SDK is missing. Install it (Debian: package dotnet-sdk-10.0 from Microsoft's repository, or https://dot.net) and run this again."
    exit 1
  fi
}

# install_packages PACKAGE...: true when Debian's packages could be installed.
install_packages() {
  local as_root=()
  command -v apt-get >/dev/null 2>&1 || return 1
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null || return 1
    as_root=(sudo -n)
  fi
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@" >/dev/null 2>&1 && return 0
  "${as_root[@]}" apt-get update >/dev/null 2>&1 || return 1
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@" >/dev/null 2>&1
}

# Finnish and Swedish names, dates and sorting come from ICU.
require_icu() {
  ldconfig -p 2>/dev/null | grep -q libicuuc && return 0
  [ "$(uname)" = Linux ] || return 0
  install_packages '^libicu[0-9]+$' && return 0
  say "The ICU library is missing and could not be installed (Debian: package libicu72 or newer). The program does not start without it."
  exit 1
}

# Sizes of images are made by libvips, in processes of its own. The site works without it.
want_vips() {
  command -v vips >/dev/null 2>&1 && return 0
  [ "$(uname)" = Linux ] || return 0
  install_packages libvips-tools && return 0
  say "libvips is missing and could not be installed (Debian: package libvips-tools). Pictures are served in their original size, and /health/ready says Degraded."
}

# The search knows Finnish words by libvoikko and the dictionary voikko-fi. It works without them.
want_voikko() {
  ldconfig -p 2>/dev/null | grep -q libvoikko && compgen -G '/usr/*/voikko/5/mor-standard' >/dev/null && return 0
  [ "$(uname)" = Linux ] || return 0
  install_packages libvoikko1 voikko-fi && return 0
  say "Voikko is missing and could not be installed (Debian: packages libvoikko1 and voikko-fi). The search finds inflected and compound Finnish words less often, and /health/ready says Degraded."
}

# The tests look at the pages in Chromium.
want_chromium() {
  command -v chromium >/dev/null 2>&1 && return 0
  [ "$(uname)" = Linux ] || return 0
  install_packages chromium && return 0
  say "Chromium is missing and could not be installed (Debian: package chromium). The tests in a browser are skipped."
}

# Pictures of videos are taken by ffmpeg, in processes of its own. The site works without it.
want_ffmpeg() {
  command -v ffmpeg >/dev/null 2>&1 && return 0
  [ "$(uname)" = Linux ] || return 0
  install_packages ffmpeg && return 0
  say "ffmpeg is missing and could not be installed (Debian: package ffmpeg). Videos get a drawn picture, and /health/ready says Degraded."
}
