package dev.kasus.nets;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The arrows between the packages of model files. */
class ArrowsTest {
    /** In the order of the arrows: each package sees only those before it. */
    private static final List<String> ORDER = List.of("graph", "file", "keras", "onnx", "torch", "recipe", "format");

    private static final JavaClasses NETS =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages("dev.kasus.nets");

    @Test
    void eachPackageSeesOnlyThoseBeforeIt() {
        for (int i = 0; i < ORDER.size(); i++) {
            for (String later : ORDER.subList(i + 1, ORDER.size())) {
                apart(ORDER.get(i), later);
            }
        }
    }

    @Test
    void readersAndLintsNeverMeet() {
        for (String reader : ORDER.subList(1, ORDER.size())) {
            apart(reader, "lint");
            apart("lint", reader);
        }
        apart("graph", "lint");
        for (String one : List.of("keras", "onnx", "torch", "recipe")) {
            for (String other : List.of("keras", "onnx", "torch", "recipe")) {
                if (!one.equals(other)) {
                    apart(one, other);
                }
            }
        }
    }

    private static void apart(String from, String to) {
        noClasses()
                .that()
                .resideInAPackage("dev.kasus.nets." + from + "..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.kasus.nets." + to + "..")
                .check(NETS);
    }

    @Test
    void noPackageLeadsBackToItself() {
        slices().matching("dev.kasus.nets.(**)").should().beFreeOfCycles().check(NETS);
    }

    @Test
    void nothingThatIsReadIsRunOrDeserialised() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.io.ObjectInputStream")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.lang.ProcessBuilder")
                .orShould()
                .dependOnClassesThat()
                .resideInAPackage("javax.script..")
                .check(NETS);
    }
}
