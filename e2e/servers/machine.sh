#!/bin/bash
# Process 1 of a throw-away machine: own mounts, network, processes and host name, on a copy of this system that
# lives in memory. Arguments: an empty folder, the workshop's folder, the host name, then one argument for each network
# namespace, `name=address/length,address/length`; the first is the machine itself. It ends when its standard input does.
set -eu
read -r pid _ </proc/self/stat
root=$1 workshop=$2 name=$3
shift 3

mount --make-rprivate /
mount -t tmpfs -o mode=755 tmpfs "$root"
mkdir "$root/upper" "$root/work" "$root/root"
mount -t overlay overlay -o "lowerdir=/,upperdir=$root/upper,workdir=$root/work" "$root/root"
cd "$root/root"
mkdir -p bench old-root
mount --bind "$workshop" bench
mount --rbind /dev dev
mount -t proc proc proc
mount -t tmpfs -o mode=1777 tmpfs tmp
mount -t tmpfs -o mode=755 tmpfs run
mkdir -p run/lock run/netns
pivot_root . old-root
umount -l /old-root
cd /

hostname "$name"
: >/etc/resolv.conf
ip link add bridge type bridge
ip link set lo up
ip link set bridge up
for namespace in "$@"; do
  device=bridge in=''
  if [ "$namespace" != "$1" ]; then
    in=${namespace%%=*} device=eth0
    ip netns add "$in"
    ip link add "to-$in" type veth peer name eth0 netns "$in"
    ip link set "to-$in" master bridge up
    ip -n "$in" link set lo up
    ip -n "$in" link set eth0 up
  fi
  addresses=${namespace#*=}
  for address in ${addresses//,/ }; do
    # IPv6 would look for a second owner of the address first, for seconds.
    nodad=''
    [ "${address%%:*}" = "$address" ] || nodad=nodad
    ip ${in:+-n "$in"} address add "$address" dev "$device" $nodad
  done
done

echo "ready $pid"
while read -r _; do :; done
