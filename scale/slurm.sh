#!/bin/sh
# Exports a folder as an array of Slurm jobs, one a shard:
#
#   sbatch --array=1-16 scale/slurm.sh FOLDER OUTPUT [OPTIONS OF hanjang batch]
#
# The folders are on a disk that all nodes share. Submit the same again to make what a lost node left.
#SBATCH --job-name=hanjang
#SBATCH --cpus-per-task=4
#SBATCH --mem-per-cpu=1G
#SBATCH --time=02:00:00
#SBATCH --requeue
set -eu
folder=$1
output=$2
shift 2
index=$((SLURM_ARRAY_TASK_ID - SLURM_ARRAY_TASK_MIN + 1))
exec "${HANJANG:-hanjang}" batch "$folder" -o "$output" --jobs "${SLURM_CPUS_PER_TASK:-1}" \
  --shard "$index/$SLURM_ARRAY_TASK_COUNT" "$@"
