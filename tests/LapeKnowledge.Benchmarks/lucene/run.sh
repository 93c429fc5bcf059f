#!/usr/bin/env bash
# Measures Apache Lucene 8 on the same passages and queries: run.sh search-quality|search-scale with the options of the benchmark of that name.
# Debian: packages liblucene8-java and default-jdk-headless.
set -euo pipefail
classes=$(mktemp -d)
trap 'rm -rf "$classes"' EXIT
jars=$(printf '%s:' /usr/share/java/lucene-{core,analyzers-common,facet,highlighter,memory,queries}-8*.jar $(compgen -G '/usr/share/java/*hppc*.jar' || true))
javac -nowarn -d "$classes" -cp "$jars" "$(dirname "$0")/LucenePeer.java"
java -Xmx3g -cp "$classes:$jars" LucenePeer "$@"
