//! A unified diff of two texts, for people who read why a test failed.

/// Lines around a difference that are shown for orientation.
const CONTEXT: usize = 3;

/// What differs, line by line: `-` is only expected, `+` is only ours. Empty when the texts are equal.
pub(crate) fn unified(expected: &str, ours: &str) -> String {
    let (left, right): (Vec<&str>, Vec<&str>) = (expected.lines().collect(), ours.lines().collect());
    let lines = marked(&left, &right);
    let near = |at: usize| {
        let window = at.saturating_sub(CONTEXT)..(at + CONTEXT + 1).min(lines.len());
        lines[window].iter().any(|(mark, _)| *mark != ' ')
    };
    let mut text = String::new();
    let mut hidden = false;
    for (at, (mark, line)) in lines.iter().enumerate() {
        if near(at) {
            if std::mem::take(&mut hidden) {
                text.push_str("@@\n");
            }
            text.push_str(&format!("{mark}{line}\n"));
        } else {
            hidden = true;
        }
    }
    text
}

/// Every line of both texts once, marked as common, left only or right only.
fn marked<'a>(left: &[&'a str], right: &[&'a str]) -> Vec<(char, &'a str)> {
    // common[i][j]: how many lines left[i..] and right[j..] have in common, in order.
    let mut common = vec![vec![0usize; right.len() + 1]; left.len() + 1];
    for i in (0..left.len()).rev() {
        for j in (0..right.len()).rev() {
            common[i][j] = match left[i] == right[j] {
                true => common[i + 1][j + 1] + 1,
                false => common[i + 1][j].max(common[i][j + 1]),
            };
        }
    }
    let (mut i, mut j) = (0, 0);
    let mut lines = Vec::with_capacity(left.len().max(right.len()));
    while i < left.len() || j < right.len() {
        if i < left.len() && j < right.len() && left[i] == right[j] {
            lines.push((' ', left[i]));
            (i, j) = (i + 1, j + 1);
        } else if j == right.len() || (i < left.len() && common[i + 1][j] >= common[i][j + 1]) {
            lines.push(('-', left[i]));
            i += 1;
        } else {
            lines.push(('+', right[j]));
            j += 1;
        }
    }
    lines
}
