//! Sets of CPU or node numbers as libvirt writes them: `0-3,6`.

use crate::order;
use std::collections::BTreeSet;
use std::fmt;

/// The value of `@cpuset`, `@nodeset`, `@cpus` and their like (`virBitmapParse`).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CpuSet {
    /// The numbers in it.
    pub numbers: BTreeSet<u32>,
}

impl CpuSet {
    /// The greatest number that is read; libvirt's own limit is higher, but no host comes near.
    const LIMIT: u32 = 65_535;

    /// Reads numbers and ranges separated by commas; `^` takes one number out of what stands before it.
    /// `None` for anything else.
    pub fn parse(text: &str) -> Option<CpuSet> {
        let mut numbers = BTreeSet::new();
        for part in text.split(',').map(str::trim) {
            if let Some(out) = part.strip_prefix('^') {
                numbers.remove(&number(out)?);
            } else if let Some((first, last)) = part.split_once('-') {
                let (first, last) = (number(first)?, number(last)?);
                if first > last {
                    return None;
                }
                numbers.extend(first..=last);
            } else {
                numbers.insert(number(part)?);
            }
        }
        Some(CpuSet { numbers })
    }

    /// Whether nothing is in it.
    pub fn is_empty(&self) -> bool {
        self.numbers.is_empty()
    }
}

/// Ascending, neighbours joined to ranges (`virBitmapFormat`).
impl fmt::Display for CpuSet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut rest = self.numbers.iter().copied().peekable();
        let mut comma = "";
        while let Some(first) = rest.next() {
            let mut last = first;
            while let Some(next) = rest.next_if_eq(&(last + 1)) {
                last = next;
            }
            match last {
                _ if last == first => write!(f, "{comma}{first}")?,
                _ => write!(f, "{comma}{first}-{last}")?,
            }
            comma = ",";
        }
        Ok(())
    }
}

impl FromIterator<u32> for CpuSet {
    fn from_iter<I: IntoIterator<Item = u32>>(numbers: I) -> CpuSet {
        CpuSet { numbers: order::set(numbers) }
    }
}

fn number(text: &str) -> Option<u32> {
    text.trim().parse().ok().filter(|it| *it <= CpuSet::LIMIT)
}

#[cfg(test)]
mod tests {
    use super::CpuSet;

    #[test]
    fn normal_form() {
        for (text, printed) in [
            ("1-4,^3,6", Some("1-2,4,6")),
            ("2,3", Some("2-3")),
            ("7", Some("7")),
            ("0-1,1-2", Some("0-2")),
            ("3-1", None),
            ("a", None),
            ("", None),
        ] {
            let set = CpuSet::parse(text).map(|it| it.to_string());
            assert_eq!(set.as_deref(), printed, "{text}");
        }
    }
}
