//! Whether a JSON value follows a JSON Schema: the few words that the project's own schemas use. A word that is
//! not understood is a fault, so that nothing is passed over.

use serde_json::Value;

/// Every place where the value does not follow the schema.
pub(crate) fn faults(schema: &Value, value: &Value) -> Vec<String> {
    let mut found = Vec::new();
    check(schema, schema, value, "", &mut found);
    found
}

fn check(whole: &Value, schema: &Value, value: &Value, place: &str, found: &mut Vec<String>) {
    for (word, says) in schema.as_object().into_iter().flatten() {
        let holds = match word.as_str() {
            "$schema" | "title" | "description" | "$defs" => true,
            "const" => value == says,
            "enum" => says.as_array().is_some_and(|it| it.contains(value)),
            "type" => match says {
                Value::Array(types) => types.iter().any(|it| is(value, it)),
                one => is(value, one),
            },
            // Of patterns the literal beginning.
            "pattern" => {
                let literal = says.as_str().unwrap_or_default().trim_start_matches('^');
                let end = literal.find(['[', '(', '.', '\\', '*', '+']).unwrap_or(literal.len());
                value.as_str().is_none_or(|it| it.starts_with(&literal[..end]))
            }
            "required" => {
                let missing = says
                    .as_array()
                    .into_iter()
                    .flatten()
                    .find(|it| value.get(it.as_str().unwrap_or_default()).is_none());
                missing.is_none()
            }
            "properties" => {
                for (name, schema) in says.as_object().into_iter().flatten() {
                    if let Some(inner) = value.get(name) {
                        check(whole, schema, inner, &format!("{place}/{name}"), found);
                    }
                }
                true
            }
            "items" => {
                for (index, inner) in value.as_array().into_iter().flatten().enumerate() {
                    check(whole, says, inner, &format!("{place}/{index}"), found);
                }
                true
            }
            "$ref" => {
                let pointer = says.as_str().unwrap_or_default().trim_start_matches('#');
                match whole.pointer(pointer) {
                    Some(schema) => check(whole, schema, value, place, found),
                    None => found.push(format!("the schema has no {pointer}")),
                }
                true
            }
            _ => false,
        };
        if !holds {
            found.push(format!("{place}: {word} {says} for {value}"));
        }
    }
}

fn is(value: &Value, type_: &Value) -> bool {
    match type_.as_str().unwrap_or_default() {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "integer" => value.is_u64() || value.is_i64(),
        "boolean" => value.is_boolean(),
        "null" => value.is_null(),
        _ => false,
    }
}
