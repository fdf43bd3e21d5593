//! What elements, attributes and values are for: the table words.txt, a sentence each in our own words.

use std::collections::HashMap;
use std::sync::LazyLock;

/// The sentence for a path below `<domain>`: `devices/disk`, `devices/disk/driver@cache`,
/// `devices/disk/driver@cache=none`. The longest end of the path that the table has counts.
pub(super) fn of(path: &str) -> Option<&'static str> {
    static WORDS: LazyLock<HashMap<&str, &str>> = LazyLock::new(|| {
        let lines = include_str!("words.txt").lines().filter(|it| !it.is_empty() && !it.starts_with('#'));
        lines.filter_map(|it| it.split_once(": ")).collect()
    });
    // Only the names of elements may be left out from the front.
    let steps = path.split('@').next().unwrap_or_default();
    let starts = std::iter::once(0).chain(steps.match_indices('/').map(|it| it.0 + 1));
    starts.into_iter().find_map(|start| WORDS.get(&path[start..]).copied())
}

#[cfg(test)]
mod tests {
    use crate::compat::Known;

    #[test]
    fn the_longest_path_counts() {
        let of = |path: &str| super::of(path).unwrap_or_default();
        assert_ne!(of("devices/controller@model"), of("devices/video/model"));
        assert_eq!(of("devices/disk/address@slot"), of("devices/sound/address@slot"));
        assert_eq!(of("devices/warp"), "");
    }

    /// Every name of the table is one that libvirt reads somewhere.
    #[test]
    fn the_table_names_what_libvirt_reads() {
        let mut paths = Vec::new();
        walk("", Known::root(), 0, &mut paths);
        let lines = include_str!("words.txt").lines().filter(|it| !it.is_empty() && !it.starts_with('#'));
        for line in lines {
            let (key, words) = line.split_once(": ").expect(line);
            assert!(words.ends_with('.'), "{line}");
            let ends = |it: &String| *it == key || it.ends_with(&format!("/{key}"));
            assert!(paths.iter().any(ends), "libvirt reads no {key}");
        }
    }

    fn walk(path: &str, known: Known, depth: usize, paths: &mut Vec<String>) {
        paths.push(path.to_owned());
        let values = |path: &str, it: crate::compat::KnownAttribute| {
            it.values().map(|(value, _)| format!("{path}={value}")).collect::<Vec<_>>()
        };
        for (name, attribute) in known.attributes() {
            let path = format!("{path}@{name}");
            paths.extend(values(&path, attribute));
            paths.push(path);
        }
        paths.extend(known.text().into_iter().flat_map(|it| values(path, it)));
        for (name, child) in known.children().filter(|_| depth < 6) {
            let path = if path.is_empty() { name.to_owned() } else { format!("{path}/{name}") };
            walk(&path, child, depth + 1, paths);
        }
    }
}
