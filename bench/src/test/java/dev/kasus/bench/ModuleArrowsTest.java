package dev.kasus.bench;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The arrows between the modules, seen from the one that sees them all. */
class ModuleArrowsTest {
    private static final JavaClasses ALL =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages("dev.kasus");

    /** Every module but core; what belongs to none of them is core's. */
    private static final List<String> ABOVE_CORE = List.of(
            "census", "data", "records", "nets", "lab", "casebook", "torch", "report", "library", "app", "bench");

    @ParameterizedTest
    @CsvSource({
        "core, ''",
        "census, core",
        "data, core census",
        "records, core",
        "nets, core records",
        "lab, core records",
        "casebook, core records lab",
        "torch, core census data",
        "report, core census records nets casebook",
        "library, core census data records nets lab casebook torch report",
        "app, core census data records nets lab casebook torch report library"
    })
    void eachModuleSeesOnlyThoseBelowIt(String module, String below) {
        Set<String> above = new TreeSet<>(ABOVE_CORE);
        above.add("core");
        above.remove(module);
        above.removeAll(List.of(below.split(" ")));
        assertThat(ALL.stream().filter(classesOf(module))).isNotEmpty();
        for (String other : above) {
            noClasses()
                    .that(classesOf(module))
                    .should()
                    .dependOnClassesThat(classesOf(other))
                    .check(ALL);
        }
    }

    @Test
    void noPackageLeadsBackToItself() {
        slices().matching("dev.kasus.(**)").should().beFreeOfCycles().check(ALL);
    }

    private static DescribedPredicate<JavaClass> classesOf(String module) {
        String[] others =
                ABOVE_CORE.stream().flatMap(name -> packagesOf(name).stream()).toArray(String[]::new);
        DescribedPredicate<JavaClass> classes = module.equals("core")
                ? resideInAPackage("dev.kasus..").and(DescribedPredicate.not(resideInAnyPackage(others)))
                : resideInAnyPackage(packagesOf(module).toArray(String[]::new));
        return classes.as("classes of " + module);
    }

    private static List<String> packagesOf(String module) {
        return module.equals("library")
                ? List.of("dev.kasus", "dev.kasus.session..")
                : List.of("dev.kasus." + module + "..");
    }
}
