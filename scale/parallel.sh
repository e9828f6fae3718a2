#!/bin/sh
# Exports a folder in several parts at a time with GNU parallel, on this machine or, with PARALLEL set to
# '--sshloginfile machines', on others that share the folders.
#
#   scale/parallel.sh FOLDER OUTPUT [SHARDS] [OPTIONS OF hanjang batch]
#
# A part that fails is not tried again: run the same command, which makes what is missing.
set -eu
folder=$1
output=$2
shards=${3:-4}
shift 2
[ $# -eq 0 ] || shift
seq "$shards" | parallel --will-cite --line-buffer --tag \
  "${HANJANG:-hanjang}" batch "$folder" -o "$output" --jobs "${JOBS:-1}" --shard "{}/$shards" "$@"
