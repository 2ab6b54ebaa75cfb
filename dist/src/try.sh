#!/bin/sh
# Unpacks the archives into a folder whose name has a space, may not write there, has an empty home and no Java but the archive's
# own runtime, and runs the demo from each. Called by ./mvnw -Pdist verify with the build folder and the archives' name.
set -eu

place="$1/a place"
[ ! -e "$place" ] || chmod -R u+w "$place"
rm -rf "$place"
mkdir -p "$place/home" "$place/tools"
tar -xzf "$1/$2.tar.gz" -C "$place"
tar -xzf "$1/$2-jre.tar.gz" -C "$place"
chmod -R a-w "$place/$2" "$place/$2-jre"
for tool in sh dirname readlink sed stty; do
    ln -s "$(command -v $tool)" "$place/tools/$tool"
done

# kasus ARCHIVE ARGUMENTS: $java is the only Java that it can find.
kasus() {
    archive=$1
    shift
    env -i HOME="$place/home" PATH="$place/tools" ${java:+"JAVA_HOME=$java"} "$place/$archive/bin/kasus" "$@"
}

fail() {
    echo "try: $1" >&2
    exit 1
}

java=
! kasus "$2" --version 2> "$place/refusal" || fail 'an archive without a runtime starts without Java'
grep -q 'no Java' "$place/refusal" || fail 'without Java, the launcher does not say so'

for archive in "$2" "$2-jre"; do
    [ "$archive" = "$2-jre" ] || java=$place/$2-jre/runtime
    kasus "$archive" --version
    kasus "$archive" --licenses | sed -n '/^The texts:/,$s/^  [^ ]* *//p' | while read -r text; do
        [ -s "$text" ] || fail "the archive lacks the licence $text"
    done
    kasus "$archive" demo --out "$place/runs $archive" > "$place/$archive.txt"
    grep -q 'vanishing gradient' "$place/$archive.txt" || fail "the demo finds no vanishing gradient, see $place/$archive.txt"
    [ -s "$place/runs $archive/report.html" ] || fail 'the demo writes no page'
    java=
done
chmod -R u+w "$place"
