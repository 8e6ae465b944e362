/** For tests of applications: nothing here has any effect unless a test calls it. */
@NullMarked
package dev.upgraderequired.boot.test;

import org.jspecify.annotations.NullMarked;
