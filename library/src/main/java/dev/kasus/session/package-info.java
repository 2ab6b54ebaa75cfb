/** What commands and the library's front door have in common: one training, one diagnosis, one trial, one case, from begin to end. */
@NullMarked
package dev.kasus.session;

import org.jspecify.annotations.NullMarked;
