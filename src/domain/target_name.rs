//! Names of disks in the guest: `vda`, `hdc`, `sdaa`.

/// The position that a disk's name stands for: `hda` 0, `vdc` 2, `sdaa` 26 (`virDiskNameToIndex`). A
/// partition number at the end is ignored. `None` for names that libvirt does not know.
pub fn target_index(name: &str) -> Option<u32> {
    const PREFIXES: [&str; 6] = ["fd", "hd", "vd", "sd", "xvd", "ubd"];
    let letters = PREFIXES.iter().find_map(|prefix| name.strip_prefix(prefix))?;
    let letters = letters.trim_end_matches(|c: char| c.is_ascii_digit());
    if letters.is_empty() {
        return None;
    }
    letters
        .bytes()
        .try_fold(0u32, |index, letter| {
            if !letter.is_ascii_lowercase() {
                return None;
            }
            index.checked_mul(26)?.checked_add(u32::from(letter - b'a') + 1)
        })?
        .checked_sub(1)
}

/// The name at a position: `vda` for 0, `sdaa` for 26 (`virIndexToDiskName`).
pub fn target_name(prefix: &str, index: u32) -> String {
    let (mut letters, mut rest) = (String::new(), Some(index));
    while let Some(index) = rest {
        letters.insert(0, char::from(b'a' + (index % 26) as u8));
        rest = (index / 26).checked_sub(1);
    }
    format!("{prefix}{letters}")
}

#[cfg(test)]
mod tests {
    use super::{target_index, target_name};

    #[test]
    fn names_and_positions_belong_together() {
        for index in [0, 25, 26, 701, 702, 20_000] {
            assert_eq!(target_index(&target_name("vd", index)), Some(index));
        }
    }

    #[test]
    fn positions() {
        for (name, index) in [
            ("hda", Some(0)),
            ("vdz", Some(25)),
            ("sdaa", Some(26)),
            ("sdab", Some(27)),
            ("xvda1", Some(0)),
            ("sd", None),
            ("nvme0n1", None),
            ("sdA", None),
        ] {
            assert_eq!(target_index(name), index, "{name}");
        }
    }
}
