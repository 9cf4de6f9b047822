#!/bin/bash
# The job array on a real Slurm of three nodes on this machine: the record must be that of one process, byte for byte after
# `export`, also when a job is run twice and when a node is killed with -9 (--kill; takes two minutes more).
#
#   test.sh PROGRAM [--kill]
#
# Needs Debian's slurm-wlm and munge, and root. Nothing outside a folder of its own is touched; all daemons end with it.
set -euo pipefail
program=$(realpath "$1")
kill_a_node=${2:-}
here=$(cd "$(dirname "$0")" && pwd)
run=$(mktemp -d /tmp/rapporteur-slurm.XXXXXX)
cluster=$run/cluster
mkdir -p "$cluster"/{state,munge,spool.n1,spool.n2,spool.n3}
chmod 711 "$run"; chmod 700 "$cluster/munge"

finish() {
  for pid in "$cluster"/slurmd.*.pid "$cluster/slurmctld.pid" "$cluster/munge/pid"; do
    if [ -s "$pid" ]; then kill "$(cat "$pid")" 2>/dev/null || true; fi
  done
  sleep 1
  rm -rf "$run"
}
trap finish EXIT

cat >"$cluster/slurm.conf" <<CONF
ClusterName=rapporteur
SlurmctldHost=$(hostname -s)
SlurmUser=root
SlurmdUser=root
AuthType=auth/munge
AuthInfo=socket=$cluster/munge/socket
CryptoType=crypto/munge
MpiDefault=none
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
ReturnToService=2
SlurmctldPort=17817
StateSaveLocation=$cluster/state
SlurmdSpoolDir=$cluster/spool.%n
SlurmctldPidFile=$cluster/slurmctld.pid
SlurmdPidFile=$cluster/slurmd.%n.pid
SlurmctldLogFile=$cluster/slurmctld.log
SlurmdLogFile=$cluster/slurmd.%n.log
SchedulerParameters=batch_sched_delay=0,sched_interval=1
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
AccountingStorageType=accounting_storage/none
JobAcctGatherType=jobacct_gather/none
SlurmctldTimeout=30
SlurmdTimeout=15
KillWait=5
SlurmdParameters=config_overrides
NodeName=n1 NodeHostname=$(hostname -s) NodeAddr=127.0.0.1 Port=17821 CPUs=1 RealMemory=2000 State=UNKNOWN
NodeName=n2 NodeHostname=$(hostname -s) NodeAddr=127.0.0.1 Port=17822 CPUs=1 RealMemory=2000 State=UNKNOWN
NodeName=n3 NodeHostname=$(hostname -s) NodeAddr=127.0.0.1 Port=17823 CPUs=1 RealMemory=2000 State=UNKNOWN
PartitionName=all Nodes=ALL Default=YES MaxTime=INFINITE State=UP DefMemPerCPU=500
CONF
dd if=/dev/urandom of="$cluster/munge/key" bs=1 count=1024 status=none
chmod 400 "$cluster/munge/key"
munged --force --key-file="$cluster/munge/key" --socket="$cluster/munge/socket" --pid-file="$cluster/munge/pid" \
  --log-file="$cluster/munge/log" --seed-file="$cluster/munge/seed"
export SLURM_CONF=$cluster/slurm.conf
slurmctld -c -f "$SLURM_CONF"
for node in n1 n2 n3; do slurmd -N $node -f "$SLURM_CONF"; done
for _ in $(seq 100); do [ "$(sinfo -h -N -o %T 2>/dev/null | grep -c idle)" = 3 ] && break; sleep .2; done
[ "$(sinfo -h -N -o %T | grep -c idle)" = 3 ] || { echo "test: the cluster did not start" >&2; exit 1; }

# Nine files of reports of our own.
python3 - "$run/in" <<'PY'
import json, pathlib, sys
folder = pathlib.Path(sys.argv[1])
folder.mkdir()
places = ['Geneva', 'Vienna', 'Brussels', 'Istanbul', 'Beijing', 'Moscow', 'Doha']
pairs = ['Russia and the United States', 'China and India', 'Iran and Saudi Arabia', 'Turkey and Greece']
for shard in range(9):
    with open(folder / f'{shard}.jsonl', 'w') as out:
        for i in range(40):
            n = 40 * shard + i
            out.write(json.dumps({
                'id': f'r{n}', 'date': f'2022-01-{n % 28 + 1:02}', 'title': f'Talks in {places[n % 7]}',
                'text': f'Representatives of {pairs[n % 4]} met in {places[n % 7]} on Monday, in round {n}. '
                        '"We have agreed on nothing," Sergei Lavrov said. He proposed to meet again.'}) + '\n')
PY
"$program" read --db "$run/one.db" --format jsonl "$run/in" >/dev/null
"$program" export --db "$run/one.db" >"$run/one.jsonl"

wait_for() { # the merge job
  for _ in $(seq 300); do
    state=$(scontrol show job "$1" 2>/dev/null | sed -n 's/.*JobState=\([A-Z]*\).*/\1/p')
    case $state in COMPLETED) return 0 ;; FAILED | CANCELLED | TIMEOUT | NODE_FAIL) break ;; esac
    sleep 1
  done
  echo "test: job $1 is $state" >&2
  cat "$run"/shards/*.log >&2 || true
  return 1
}
same() {
  "$program" export --db "$1" | cmp - "$run/one.jsonl" && echo "test: $2: the record of one process, $(wc -l <"$run/one.jsonl") lines"
}

export RAPPORTEUR=$program
job=$("$here/submit.sh" "$run/all.db" "$run/shards" 6 "$run/in")
wait_for "$job"
same "$run/all.db" "three nodes"

rm -f "$run"/shards/shard-00002.db
job=$("$here/submit.sh" "$run/all.db" "$run/shards" 6 "$run/in")
wait_for "$job"
same "$run/all.db" "one shard read again and all folded twice"

if [ "$kill_a_node" = --kill ]; then
  rm -f "$run"/shards/shard-*.db "$run/all.db"
  cat >"$run/slowly" <<SLOW
#!/bin/bash
[ "\$1" = read ] && sleep 6
exec "$program" "\$@"
SLOW
  chmod +x "$run/slowly"
  export RAPPORTEUR=$run/slowly
  job=$("$here/submit.sh" "$run/all.db" "$run/shards" 6 "$run/in")
  sleep 4
  kill -9 "$(cat "$cluster/slurmd.n2.pid")"
  sleep 40
  slurmd -N n2 -f "$SLURM_CONF"
  wait_for "$job"
  same "$run/all.db" "a node killed with -9"
fi
