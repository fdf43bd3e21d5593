//! What the table has and the schema of a release has no more.

use super::schema::Allowed;
use super::{Element, NEVER_READ, OPEN, Order, covers, order};
use libvirt_domain_editor::compat::{Version, releases};
use std::collections::BTreeMap;

/// The values of an attribute by the release that brought them.
type Values = BTreeMap<(Order, String), Vec<String>>;

/// The release before the one that is added: the last that has what is gone.
pub(super) struct Last {
    /// The release that is added.
    added: Order,
    before: String,
}

impl Last {
    /// # Errors
    /// The text is no release, or none is older.
    pub(super) fn before(release: &str) -> Result<Last, String> {
        let version: Version = release.parse().map_err(|_| format!("\"{release}\" is no release"))?;
        let before = releases().take_while(|it| *it < version).last();
        let before = before.ok_or_else(|| format!("no release is older than {release}"))?.to_string();
        Ok(Last { added: order(release)?, before })
    }

    /// Whether what is this old and has not ended should be in the schema.
    fn is_due(&self, since: &str) -> bool {
        !since.contains('-') && order(since).is_ok_and(|it| it <= self.added)
    }

    fn ended(&self, since: &str) -> String {
        format!("{since}-{}", self.before)
    }
}

/// Marks what the schema does not allow, and names it.
pub(super) fn mark(known: &mut Element, allowed: &Allowed, last: &Last, path: &str, gone: &mut Vec<String>) {
    if known.like.is_some() {
        return;
    }
    for (name, attribute) in &mut known.attributes {
        let at = if name.is_empty() { path.to_owned() } else { format!("{path}@{name}") };
        match allowed.attributes.get(name) {
            None if name.is_empty() => {}
            None if last.is_due(&attribute.since) => {
                end(&mut attribute.since, last, &at, gone);
                attribute.values = end_all(std::mem::take(&mut attribute.values), last);
            }
            None | Some(None) => {}
            Some(Some(_)) if OPEN.contains(&at.as_str()) => {}
            Some(Some(words)) => {
                let mut values = Values::new();
                for ((order, since), listed) in std::mem::take(&mut attribute.values) {
                    let is_gone = |it: &String| last.is_due(&since) && !words.contains(it);
                    let (left, stays): (Vec<String>, Vec<String>) = listed.into_iter().partition(is_gone);
                    gone.extend(left.iter().map(|it| format!("{at}={it} ends with {}", last.before)));
                    if !left.is_empty() {
                        values.insert((order.clone(), last.ended(&since)), left);
                    }
                    if !stays.is_empty() {
                        values.insert((order, since), stays);
                    }
                }
                attribute.values = values;
            }
        }
    }
    for (name, child) in &mut known.children {
        let at = format!("{path}/{name}");
        match allowed.children.get(name) {
            Some(allowed) => mark(child, allowed, last, &at, gone),
            // What a layer holds is looked at once, and what metadata holds is anybody's.
            None if child.like.is_some() || name == "*" => {}
            None if last.is_due(&child.since) && !NEVER_READ.iter().any(|it| covers(it, &at)) => {
                gone.push(format!("{at} ends with {}", last.before));
                leave(child, last);
            }
            None => {}
        }
    }
}

fn end(since: &mut String, last: &Last, at: &str, gone: &mut Vec<String>) {
    gone.push(format!("{at} ends with {}", last.before));
    *since = last.ended(since);
}

fn end_all(values: Values, last: &Last) -> Values {
    let ended = |since: String| if last.is_due(&since) { last.ended(&since) } else { since };
    values.into_iter().map(|((order, since), words)| ((order, ended(since)), words)).collect()
}

/// The element and all that it holds.
fn leave(element: &mut Element, last: &Last) {
    if last.is_due(&element.since) {
        element.since = last.ended(&element.since);
    }
    for attribute in element.attributes.values_mut() {
        if last.is_due(&attribute.since) {
            attribute.since = last.ended(&attribute.since);
        }
        attribute.values = end_all(std::mem::take(&mut attribute.values), last);
    }
    element.children.values_mut().for_each(|it| leave(it, last));
}
