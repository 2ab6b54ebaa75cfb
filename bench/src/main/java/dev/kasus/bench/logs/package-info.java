/** How often logs of other tools are judged rightly: real trainings with planted faults, of which curves alone are known. */
@NullMarked
package dev.kasus.bench.logs;

import org.jspecify.annotations.NullMarked;
