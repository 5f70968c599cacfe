#!/usr/bin/env bash
# Runs both commands of README.md on a machine that has nothing: a minimal Debian 12 root with git and certificates, made
# in a temporary folder, with a fresh clone of the last commit in it. A machine with everything on it hides a missing
# install step; this one cannot.
#
#   cmake/bare_root.sh             cmake/demo.sh and cmake/test.sh
#   cmake/bare_root.sh demo        one of them
#
# Needs root, debootstrap, 6 GB of disk and a mirror. DEBIAN_MIRROR names one; APT_CONFIG_DIR is a folder of apt settings
# (a proxy, say) for the new root. Ends with 77 where it cannot be tried. Prints how long each command took.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

if ((EUID != 0)) || ! command -v debootstrap >/dev/null; then
  echo "bare_root: needs root and debootstrap; not tried" >&2
  exit 77
fi
commands=("$@")
((${#commands[@]})) || commands=(demo test)
mirror=${DEBIAN_MIRROR:-http://deb.debian.org/debian}

root=$(mktemp -d)
clean() {
  for place in dev/shm dev/pts dev proc sys; do
    ! mountpoint -q "$root/$place" || umount "$root/$place"
  done
  rm -rf --one-file-system "$root"
}
trap clean EXIT
trap 'exit 130' INT TERM

debootstrap --variant=minbase --include=git,ca-certificates bookworm "$root" "$mirror" >"$root.log" 2>&1 ||
  { tail -20 "$root.log" >&2; rm -f "$root.log"; exit 1; }
rm -f "$root.log"
cp /etc/resolv.conf "$root/etc/resolv.conf"
cp /etc/ssl/certs/ca-certificates.crt "$root/etc/ssl/certs/ca-certificates.crt"
[[ ! -d ${APT_CONFIG_DIR:-} ]] || cp "$APT_CONFIG_DIR"/* "$root/etc/apt/apt.conf.d/"
mount -t proc proc "$root/proc"
mount -t sysfs sysfs "$root/sys"
mount --bind /dev "$root/dev"
mount -t tmpfs tmpfs "$root/dev/shm"

git clone --quiet --no-local . "$root/root/segmentiq"
for name in "${commands[@]}"; do
  echo "=== cmake/$name.sh in a bare Debian 12"
  start=$SECONDS
  chroot "$root" /usr/bin/env -i HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 \
    bash -c "cd /root/segmentiq && cmake/$name.sh"
  echo "=== cmake/$name.sh took $((SECONDS - start)) s"
done
