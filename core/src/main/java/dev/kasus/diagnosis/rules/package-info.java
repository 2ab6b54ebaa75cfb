/** The rules, one class each; {@link dev.kasus.diagnosis.rules.Rules} lists them in reading order. */
@NullMarked
@API(status = API.Status.INTERNAL)
package dev.kasus.diagnosis.rules;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
