//! Of a long list only the lines that can be seen are drawn, with some beside them. The room of the others is kept
//! free, so that the list is as long as if all of them were there.

use std::ops::Range;

/// A list of so many lines is drawn whole.
const WHOLE: usize = 150;

/// Pixels above and below what is seen in which lines are drawn as well.
const MARGIN: f64 = 600.0;

/// The list is drawn anew when it was scrolled by so many pixels.
pub(super) const STEP: f64 = 300.0;

/// Pixels of a heading and of a row, as the style sheet has them.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Heights {
    pub(super) heading: f64,
    pub(super) row: f64,
}

impl Default for Heights {
    fn default() -> Heights {
        Heights { heading: 26.0, row: 38.0 }
    }
}

/// What is drawn of a list.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Window {
    /// The lines that are drawn in their places.
    lines: Range<usize>,
    /// Where each line begins, and where the last one ends.
    tops: Vec<f64>,
}

impl Window {
    /// Of lines, told by whether they are headings, when `scrolled` pixels are above those that are seen.
    pub(super) fn of(
        headings: impl Iterator<Item = bool>,
        heights: Heights,
        scrolled: f64,
        seen: f64,
    ) -> Window {
        let mut tops = vec![0.0];
        let mut end = 0.0;
        tops.extend(headings.map(|heading| {
            end += if heading { heights.heading } else { heights.row };
            end
        }));
        let count = tops.len() - 1;
        let from = tops.partition_point(|top| *top < scrolled - MARGIN).saturating_sub(1);
        let to = tops.partition_point(|top| *top < scrolled + STEP + seen + MARGIN);
        let lines = if count <= WHOLE { 0..count } else { from.min(count)..to.min(count) };
        Window { lines, tops }
    }

    pub(super) fn is_whole(&self) -> bool {
        self.lines.len() + 1 == self.tops.len()
    }

    pub(super) fn contains(&self, line: usize) -> bool {
        self.lines.contains(&line)
    }

    /// The lines that are drawn: those in their places, and these wherever they are.
    pub(super) fn drawn(&self, beside: impl IntoIterator<Item = usize>) -> Vec<usize> {
        let mut drawn: Vec<usize> = self.lines.clone().chain(beside).collect();
        drawn.sort_unstable();
        drawn.dedup();
        drawn
    }

    /// Where a line begins.
    pub(super) fn top(&self, line: usize) -> f64 {
        self.tops[line]
    }

    /// Pixels of the lines above those that are drawn, and of those below.
    pub(super) fn gaps(&self) -> (f64, f64) {
        let end = self.tops[self.tops.len() - 1];
        (self.tops[self.lines.start], end - self.tops[self.lines.end])
    }
}

/// For each line, told by its level, its number among its siblings and how many they are.
pub(super) fn siblings(levels: &[usize]) -> Vec<(usize, usize)> {
    let mut places = vec![(0, 0); levels.len()];
    // The siblings so far, for each level down to that of the line.
    let mut open: Vec<Vec<usize>> = Vec::new();
    let mut close = |siblings: Vec<usize>| {
        let count = siblings.len();
        siblings.into_iter().zip(1..).for_each(|(line, number)| places[line] = (number, count));
    };
    for (line, &level) in levels.iter().enumerate() {
        while open.len() > level {
            if let Some(siblings) = open.pop() {
                close(siblings);
            }
        }
        open.resize(level, Vec::new());
        open[level - 1].push(line);
    }
    open.into_iter().for_each(close);
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    fn window(count: usize, scrolled: f64) -> Window {
        let heights = Heights { heading: 20.0, row: 40.0 };
        Window::of((0..count).map(|line| line == 0), heights, scrolled, 800.0)
    }

    #[test]
    fn a_short_list_is_whole() {
        let window = window(WHOLE, 0.0);
        assert!(window.is_whole());
        assert_eq!(window.gaps(), (0.0, 0.0));
    }

    #[test]
    fn what_is_seen_is_drawn_and_the_length_stays() {
        let length = 20.0 + 999.0 * 40.0;
        for scrolled in [0.0, 300.0, 12_345.0, length - 800.0, length] {
            let window = window(1000, scrolled);
            let drawn = window.drawn([]);
            let (before, after) = window.gaps();
            let inside: f64 = drawn.iter().map(|line| if *line == 0 { 20.0 } else { 40.0 }).sum();
            assert_eq!(before + inside + after, length, "{scrolled}");
            let last = drawn[drawn.len() - 1];
            let covers =
                window.top(drawn[0]) <= scrolled && window.top(last) + 40.0 >= (scrolled + 800.0).min(length);
            assert!(covers && drawn.len() < 80, "{scrolled}: {drawn:?}");
        }
    }

    #[test]
    fn lines_elsewhere_are_drawn_in_order() {
        let drawn = window(1000, 20_000.0).drawn([999, 0]);
        assert_eq!((drawn[0], drawn[drawn.len() - 1]), (0, 999));
        assert!(drawn.is_sorted());
    }

    #[test]
    fn siblings_are_counted_within_what_holds_them() {
        assert_eq!(
            siblings(&[2, 1, 2, 2, 3, 3, 2, 1, 2]),
            [(1, 1), (1, 2), (1, 3), (2, 3), (1, 2), (2, 2), (3, 3), (2, 2), (1, 1)]
        );
    }
}
