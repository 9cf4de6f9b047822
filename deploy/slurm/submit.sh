#!/bin/bash
# Reads files on a Slurm cluster into one record: splits them, reads one list a job, folds the jobs' records together.
#
#   submit.sh RECORD FOLDER SHARDS PATH…
#
# RECORD  the record to be made or added to     FOLDER  scratch that all nodes see; what is finished there is not done again
# SHARDS  how many jobs; some minutes of reading each are a good size
# RAPPORTEUR  the program, if it is not in PATH; SBATCH_OPTIONS  more options for each job ("--partition=big --mem=1G")
# Prints the number of the last job and waits for none. After a failure the same command goes on where it stopped.
set -euo pipefail
[ $# -ge 4 ] || { sed -n '2,9s/^# \{0,1\}//p' "$0" >&2; exit 2; }
record=$(realpath -m "$1") folder=$(realpath -m "$2") shards=$3
shift 3
mapfile -d '' -t inputs < <(realpath -z -- "$@")
here=$(cd "$(dirname "$0")" && pwd)
export RAPPORTEUR=${RAPPORTEUR:-rapporteur}
read -r -a options <<<"${SBATCH_OPTIONS:-}"

# The lists are made once: finished shards belong to them.
if [ ! -e "$folder/lists.made" ]; then
  mkdir -p "$folder"
  "$RAPPORTEUR" shard --of "$shards" --into "$folder" "${inputs[@]}" >"$folder/lists.part"
  mv "$folder/lists.part" "$folder/lists.made"
fi
last=$(($(wc -l <"$folder/lists.made") - 1))
array=$(sbatch --parsable "${options[@]}" --array="0-$last" --output="$folder/read-%a.log" \
  --export="ALL,FOLDER=$folder" "$here/read.sbatch")
sbatch --parsable "${options[@]}" --dependency="afterok:$array" --output="$folder/merge.log" \
  --export="ALL,FOLDER=$folder,RECORD=$record" "$here/merge.sbatch"
