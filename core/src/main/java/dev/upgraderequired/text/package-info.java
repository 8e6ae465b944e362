/** What several stages write with: JSON, markup, and what a page of ours may load. */
@NullMarked
package dev.upgraderequired.text;

import org.jspecify.annotations.NullMarked;
