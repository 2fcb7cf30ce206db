# Shared by the commands of this folder; sourced, not run. Sets root, jar, classpath, java, jvm and options (of the JVM too, also where spark-submit starts it), and builds what is missing.
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
jar="$root/jobs/target/baogao.jar"
classpath="$root/jobs/target/spark.classpath"

# Without a UTF-8 locale the JVM can't open files with Chinese names.
export LC_ALL=C.UTF-8
export SPARK_LOCAL_IP=${SPARK_LOCAL_IP:-127.0.0.1}

# A build that is killed before its last step leaves a jar without the libraries.
stale() {
  [ ! -f "$jar" ] || [ ! -f "$classpath" ] || ! grep -qF com/hankcs/ "$jar" ||
    [ -n "$(find "$root/pom.xml" "$root/jobs/pom.xml" "$root/jobs/src/main" "$root/data/reference" -newer "$jar" -print -quit)" ]
}

if stale; then
  echo "Building (the first time, this fetches Spark and takes a few minutes) …" >&2 || true
  mvn -B -q -f "$root/pom.xml" -Pquick package >&2
fi

# The class path names the jars where Maven fetched them, which another user may not see.
library=$(cut -d: -f1 "$classpath")
if [ -z "${SPARK_HOME:-}" ] && [ ! -r "$library" ]; then
  echo "$(basename "$0"): $(id -un) can't read $library, which the build found; build again (mvn -Pquick package), for a service with" \
    "a Maven repository that it may read, as docs/operations.md tells" >&2
  exit 1
fi

java=${JAVA_HOME:+$JAVA_HOME/bin/}java
# Later JDKs give programs a console where there is no terminal, unless told otherwise.
options=("-Dlog4j2.configurationFile=file:$root/bin/log4j2.properties" "-Djdk.console=java.base")
jvm=("-XX:+UseParallelGC" "-Dfile.encoding=UTF-8")
# The packages that Spark's own launcher opens for it, but for one that JDK 25 no longer has and that only Kerberos needs.
for package in java.lang java.lang.invoke java.lang.reflect java.io java.net java.nio java.util java.util.concurrent \
  java.util.concurrent.atomic jdk.internal.ref sun.nio.ch sun.nio.cs sun.util.calendar; do
  jvm+=("--add-opens=java.base/$package=ALL-UNNAMED")
done
# JDK 25 warns of what Spark does with memory; older ones don't know the option.
jvm+=("-XX:+IgnoreUnrecognizedVMOptions" "--enable-native-access=ALL-UNNAMED" "--sun-misc-unsafe-memory-access=allow")
