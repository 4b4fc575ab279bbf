"""A post can be read.

A post whose front matter is broken, whose text is not UTF-8 or that cannot be opened is not checked any
further: nothing is known of its networks and images. This is an error, because the publishing tool will
stumble over it too, or publish it without its images.

A post that vislint could read all the same is checked, and the flaw is a warning: one program forgives it
and the next does not.

## What to do

Go to the line and column of the message. Most often a quotation mark or a bracket is not closed, a colon
stands in a text without quotation marks, or a line is indented by one space too many.

## Example

Passes:

    ---
    title: "Open day: come and see"
    networks: [linkedin]
    ---

Fails, because the quotation mark is never closed:

    ---
    title: "Open day: come and see
    networks: [linkedin]
    ---

## Sources

YAML 1.2.2, https://yaml.org/spec/1.2.2/; each content format says in its documentation what it expects.
"""

from collections.abc import Iterator

from vislint.model import Post, Problem, Severity, Unreadable
from vislint.rule import NoOptions, rule


@rule(Post, NoOptions, group="post", severity="error")
def check(post: Post, _: NoOptions) -> Iterator[Problem]:
    if post.unreadable is not None:
        yield _problem(post.unreadable, "error")
    elif post.flaw is not None:
        yield _problem(post.flaw, "warning")


def _problem(fault: Unreadable, severity: Severity) -> Problem:
    return Problem(
        f"this post {fault.message}",
        hint=fault.hint or None,
        severity=severity,
        line=fault.line,
        column=fault.column,
    )
