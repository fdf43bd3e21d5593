//! Words that a person may have meant: how far two words are apart.

/// How many letters to add, drop, change or exchange with their neighbour (optimal string alignment).
pub(super) fn distance(from: &str, to: &str) -> usize {
    let (from, to) = (from.as_bytes(), to.as_bytes());
    let mut rows: Vec<Vec<usize>> = vec![(0..=to.len()).collect()];
    for (index, letter) in from.iter().enumerate() {
        let before = &rows[index];
        let mut row = vec![index + 1];
        for (at, other) in to.iter().enumerate() {
            let changed = before[at] + usize::from(letter != other);
            let mut least = changed.min(before[at + 1] + 1).min(row[at] + 1);
            if index > 0 && at > 0 && from[index - 1] == *other && *letter == to[at - 1] {
                least = least.min(rows[index - 1][at - 1] + 1);
            }
            row.push(least);
        }
        rows.push(row);
    }
    rows[from.len()][to.len()]
}

/// The word most like another, where few letters differ; upper and lower case count as the same.
pub fn nearest<'w>(word: &str, words: impl Iterator<Item = &'w str>) -> Option<&'w str> {
    let word = word.to_ascii_lowercase();
    let most = word.len().clamp(3, 9) / 3;
    let near = words.map(|it| (distance(&word, &it.to_ascii_lowercase()), it)).filter(|it| it.0 <= most);
    near.min_by_key(|it| it.0).map(|it| it.1)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn slips_of_the_pen() {
        let words = || ["virtio", "e1000", "rtl8139", "vmxnet3"].into_iter();
        for (word, near) in [
            ("virtoi", Some("virtio")),
            ("evirtio", Some("virtio")),
            ("VirtIO", Some("virtio")),
            ("e100", Some("e1000")),
            ("scsi", None),
        ] {
            assert_eq!(nearest(word, words()), near, "{word}");
        }
    }
}
