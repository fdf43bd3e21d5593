//! Names along the axis in rows, so that none lies over another or over the line of another.

use std::cmp::Ordering;

/// So wide is a letter on average, in CSS pixels, at the size of names in a picture.
const LETTER: i32 = 6;

/// How wide a text is, about.
pub(super) fn width_of(text: &str) -> i32 {
    i32::try_from(text.chars().count()).unwrap_or(i32::MAX / LETTER).saturating_mul(LETTER)
}

/// Where names are that have a place already.
#[derive(Debug, Default)]
pub(super) struct Rows {
    /// Row, from where, to where, and where the line of the name is that goes on through the rows behind.
    names: Vec<(usize, i32, i32, Option<i32>)>,
}

impl Rows {
    /// Gives a name that reaches from `start` to `end` the first row where it has room; its line, if it has one at `line`,
    /// goes on through all rows behind.
    pub(super) fn place(&mut self, start: i32, end: i32, line: Option<i32>) -> usize {
        let is_free = |row: usize| {
            self.names.iter().all(|&(other, first, last, its_line)| match other.cmp(&row) {
                Ordering::Equal => end < first || last < start,
                Ordering::Less => its_line.is_none_or(|it| !(start..=end).contains(&it)),
                Ordering::Greater => line.is_none_or(|it| !(first..=last).contains(&it)),
            })
        };
        let row = (0..self.count()).find(|row| is_free(*row)).unwrap_or(self.count());
        self.names.push((row, start, end, line));
        row
    }

    /// How many rows there are.
    pub(super) fn count(&self) -> usize {
        self.names.iter().map(|it| it.0 + 1).max().unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::Rows;

    #[test]
    fn names_have_room_and_lines_cross_none() {
        let mut rows = Rows::default();
        assert_eq!(rows.place(0, 50, Some(0)), 0);
        assert_eq!(rows.place(40, 90, Some(40)), 1);
        // In the first row its line would cross the second name.
        assert_eq!(rows.place(60, 100, Some(60)), 2);
        assert_eq!(rows.place(200, 240, None), 0);
        assert_eq!(rows.count(), 3);
    }
}
