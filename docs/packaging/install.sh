#!/bin/sh
# Puts the program into the menu of the user who runs it, and opens .gwr files with it; --remove takes it out again.
set -eu
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
data=${XDG_DATA_HOME:-$HOME/.local/share}
entry=$data/applications/gwreport.desktop
icon=$data/icons/hicolor/scalable/apps/gwreport.svg
mime=$data/mime/packages/gwreport.xml

refresh() {
    command -v update-desktop-database >/dev/null && update-desktop-database "$data/applications" || true
    command -v update-mime-database >/dev/null && update-mime-database "$data/mime" || true
}

if [ "${1:-}" = --remove ]; then
    rm -f "$entry" "$icon" "$mime"
    refresh
    echo "已从菜单中移除。程序文件夹可以删除：$here"
    exit 0
fi
mkdir -p "${entry%/*}" "${icon%/*}" "${mime%/*}"
# A path in Exec stands in quotes; these four characters want a backslash there, and sed wants one for & and |.
quoted=$(printf '%s' "$here/gwreport-app" | sed -e 's/["`$\\]/\\\\&/g' -e 's/[&|]/\\&/g')
sed "s|^Exec=gwreport-app|Exec=\"$quoted\"|" "$here/gwreport.desktop" >"$entry"
cp "$here/_internal/gwreport/assets/gwreport.svg" "$icon"
cp "$here/gwreport-mime.xml" "$mime"
refresh
echo "已加入菜单：政府工作报告填报汇总。双击 .gwr 文件也可以打开。"
