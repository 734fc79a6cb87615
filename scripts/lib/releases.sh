# shellcheck shell=bash
# Releases below DEPLOY_ROOT and the links of the nodes to them; sourced by deploy.sh.
#
#   releases/VERSION/  hookline.ear, driver/, lib/, payara6, release.properties, release.sha256 and,
#                      if the environment has settings, config.env
#   shared/            server products, which releases share by links
#   nodes/NAME/        current: a link to the release that the node runs; start.env, if it is needed

# what a release is made of, and all that is checked
readonly PARTS=(hookline.ear driver lib)

release_dir() {
  printf '%s\n' "$DEPLOY_ROOT/releases/$1"
}

node_link() {
  printf '%s\n' "$DEPLOY_ROOT/nodes/$1/current"
}

# linked NODE: the version that the node's link names; nothing without a link.
linked() {
  local link
  link="$(node_link "$1")"
  if [[ -L "$link" ]]; then
    basename "$(readlink "$link")"
  fi
}

# link NODE VERSION: in one step; whoever looks sees the old link or the new one.
link() {
  local link fresh
  link="$(node_link "$1")"
  fresh="$link.$$"
  mkdir -p "$(dirname "$link")"
  ln -sfn "../../releases/$2" "$fresh"
  mv -T "$fresh" "$link" 2>/dev/null || mv -hf "$fresh" "$link"
}

# sums DIRECTORY: a line for each file of the parts and for the settings.
sums() {
  (
    cd "$1" || exit
    find "${PARTS[@]}" -type f -print0 | sort -z | xargs -0 sha256sum
    if [[ -f config.env ]]; then
      sha256sum config.env
    fi
  )
}

# share DIRECTORY: copies a server product, once; prints where it is.
share() {
  local print place
  print="$(cd "$1" && find . -path ./glassfish/domains -prune -o -type f -printf '%P %s\n' | sort |
    sha256sum | cut -c 1-16)"
  place="$DEPLOY_ROOT/shared/payara6-$print"
  if [[ ! -d "$place" ]]; then
    mkdir -p "$DEPLOY_ROOT/shared"
    rm -rf "$place.new"
    cp -a "$1" "$place.new"
    mv "$place.new" "$place"
  fi
  basename "$place"
}

# add_release FROM VERSION CONFIG: WHY says why not. It appears when it is complete.
add_release() {
  local from="$1" version="$2" config="$3" part fresh
  [[ ! -e "$(release_dir "$version")" ]] || { WHY="there is a release $version already" && return 1; }
  for part in "${PARTS[@]}" payara6/glassfish; do
    [[ -e "$from/$part" ]] || { WHY="$from has no $part" && return 1; }
  done
  mkdir -p "$DEPLOY_ROOT/releases"
  fresh="$(mktemp -d "$DEPLOY_ROOT/releases/.adding-XXXXXX")"
  if fill_release "$from" "$version" "$config" "$fresh" && chmod 755 "$fresh" &&
    mv -n "$fresh" "$(release_dir "$version")" && [[ ! -e "$fresh" ]]; then
    return 0
  fi
  rm -rf "$fresh"
  WHY="${WHY:-the release could not be written}"
  return 1
}

fill_release() {
  local from="$1" version="$2" config="$3" fresh="$4" part jars how=-aL
  # A release is never edited, so one that is made from another, with other settings, shares its
  # files. A build replaces its files in place.
  if [[ "$(realpath "$from")" == "$(realpath "$DEPLOY_ROOT")"/releases/* ]]; then
    how=-al
  fi
  for part in "${PARTS[@]}"; do
    cp "$how" "$from/$part" "$fresh/" || return 1
  done
  # A build keeps the launcher beside its libraries, a release among them.
  jars=("$from"/launcher-*.jar)
  if [[ -f "${jars[0]}" ]]; then
    cp -a "${jars[0]}" "$fresh/lib/" || return 1
  fi
  compgen -G "$fresh/lib/launcher-*.jar" >/dev/null || { WHY="$from has no launcher" && return 1; }
  ln -s "../../shared/$(share "$(readlink -f "$from/payara6")")" "$fresh/payara6" || return 1
  if [[ -n "$config" ]]; then
    cp "$config" "$fresh/config.env" || return 1
  fi
  printf 'version=%s\nadded_at=%s\n' "$version" "$(date -u +%FT%TZ)" >"$fresh/release.properties"
  sums "$fresh" >"$fresh/release.sha256"
}

# check_release VERSION: WHY says what is wrong with it.
check_release() {
  local dir
  dir="$(release_dir "$1")"
  [[ -d "$dir" ]] || { WHY="there is no release $1; add it first" && return 1; }
  [[ -d "$dir/payara6/glassfish" ]] || { WHY="release $1 has no server product" && return 1; }
  grep -qx "version=$1" "$dir/release.properties" ||
    { WHY="release $1 says that it is another one" && return 1; }
  (cd "$dir" && sha256sum --check --quiet --strict release.sha256) >/dev/null 2>&1 ||
    { WHY="release $1 is not what was added: its files have changed" && return 1; }
}

# releases: the versions, the last added first.
releases() {
  local dir
  for dir in "$DEPLOY_ROOT"/releases/*/; do
    if [[ -f "$dir/release.properties" ]]; then
      printf '%s %s\n' "$(sed -n 's/^added_at=//p' "$dir/release.properties")" "$(basename "$dir")"
    fi
  done | sort -r | cut -d ' ' -f 2
}

# prune KEEP VERSION...: removes the oldest releases over so many, but none that is named.
prune() {
  local keep="$1" kept=0 version product links
  shift
  while IFS= read -r version; do
    if ((kept < keep)) || [[ " $* " == *" $version "* ]]; then
      kept="$((kept + 1))"
    else
      rm -rf "$(release_dir "$version")"
      say "release $version is removed"
    fi
  done < <(releases)
  # Asked for once and kept: a pipe that ends early would look like an answer.
  links="$(readlink "$DEPLOY_ROOT"/releases/*/payara6)"
  for product in "$DEPLOY_ROOT"/shared/payara6-*; do
    if [[ -d "$product" && " ${links//$'\n'/ } " != *"/$(basename "$product") "* ]]; then
      rm -rf "$product"
    fi
  done
}
