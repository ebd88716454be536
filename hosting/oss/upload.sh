#!/bin/sh
# Uploads the page to a bucket of Object Storage Service, each file with its headers from headers.tsv.
#
#   sh upload.sh FOLDER oss://BUCKET[/tools/mcp]          uploads by ossutil 2
#   sh upload.sh --print FOLDER oss://BUCKET[/tools/mcp]  says what it would do
#
# Hashed files come first and index.html comes last, so nobody gets a page whose files are not there yet.
# Old files stay: people who have the page open may still ask for them.
set -eu

print=
if [ "${1:-}" = --print ]; then
    print=yes
    shift
fi
if [ $# -ne 2 ]; then
    echo "usage: sh upload.sh [--print] FOLDER oss://BUCKET[/PATH]" >&2
    exit 2
fi
folder=${1%/}
target=${2%/}
table=$(dirname "$0")/headers.tsv
tab=$(printf '\t')

if [ ! -f "$folder/index.html" ]; then
    echo "$folder has no index.html: build the page first" >&2
    exit 1
fi

# The line of the table for a file; none or several are an error.
line_for() {
    found=$(grep -v '^#' "$table" | while IFS=$tab read -r pattern rest; do
        if printf '%s\n' "$1" | grep -Eq -- "$pattern"; then
            printf '%s\n' "$rest"
        fi
    done)
    if [ "$(printf '%s' "$found" | grep -c '')" -ne 1 ]; then
        echo "$1 does not match exactly one line of headers.tsv" >&2
        return 1
    fi
    printf '%s\n' "$found"
}

# All files but the packed forms of others: hashed ones, then the rest, then index.html.
files() {
    all=$(cd "$folder" && find . -type f ! -name '*.br' ! -name '*.gz' | sed 's|^\./||' | LC_ALL=C sort)
    printf '%s\n' "$all" | grep -E -- '-[0-9a-f]{16}' || true
    printf '%s\n' "$all" | grep -Ev -- '-[0-9a-f]{16}|(^|/)index\.html$' || true
    printf '%s\n' "$all" | grep -E -- '(^|/)index\.html$'
}

# Look at all of it before anything is uploaded.
files | while read -r file; do line_for "$file" > /dev/null; done

files | while read -r file; do
    line=$(line_for "$file")
    kind=$(printf '%s' "$line" | cut -f1)
    cache=$(printf '%s' "$line" | cut -f2)
    packed=$(printf '%s' "$line" | cut -f3)
    from=$folder/$file
    set -- --force --content-type "$kind" --cache-control "$cache"
    if [ "$packed" = gzip ] && [ -f "$from.gz" ]; then
        from=$from.gz
        set -- "$@" --content-encoding gzip
    fi
    if [ "$print" ]; then
        printf '%s\t%s' "$from" "$target/$file"
        printf '\t%s' "$@"
        printf '\n'
    else
        ossutil cp "$from" "$target/$file" "$@"
    fi
done
