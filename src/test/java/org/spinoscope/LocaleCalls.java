package org.spinoscope;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import java.text.Collator;
import java.text.DateFormat;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.text.SimpleDateFormat;
import java.time.format.DateTimeFormatter;
import java.util.Formatter;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Calls whose result depends on the language of the machine, because no locale is given.
final class LocaleCalls {

    /// Methods of any class: `printf` and `format` are those of print streams, writers and consoles too.
    private static final Set<String> ALWAYS = Set.of("formatted", "printf", "toLowerCase", "toUpperCase", "format");

    /// Classes whose factories and constructors ask the machine.
    private static final List<Class<?>> ASKING = List.of(
            NumberFormat.class,
            DecimalFormat.class,
            DecimalFormatSymbols.class,
            DateFormat.class,
            SimpleDateFormat.class,
            MessageFormat.class,
            Collator.class,
            Formatter.class);

    /// Of a formatter's own methods only its factories ask the machine.
    private static final Set<String> FACTORIES = Set.of("ofPattern", "ofLocalizedDate", "ofLocalizedTime");

    static final DescribedPredicate<JavaCall<?>> WITHOUT_LOCALE =
            DescribedPredicate.describe("takes the machine's locale", LocaleCalls::withoutLocale);

    private LocaleCalls() {}

    static boolean withoutLocale(JavaCall<?> call) {
        var target = call.getTarget();
        if (target.getRawParameterTypes().stream().anyMatch(type -> type.isEquivalentTo(Locale.class))) {
            return false;
        }
        var owner = target.getOwner();
        var name = target.getName();
        if (owner.isEquivalentTo(Locale.class)) {
            return name.equals("getDefault");
        }
        if (owner.isEquivalentTo(DateTimeFormatter.class)) {
            return FACTORIES.contains(name);
        }
        if (ASKING.stream().anyMatch(owner::isEquivalentTo)) {
            return name.equals("<init>") || (name.startsWith("get") && name.endsWith("Instance"));
        }
        if (owner.isEquivalentTo(Character.class) || !owner.getPackageName().startsWith("java.")) {
            return false;
        }
        return ALWAYS.contains(name) && !owner.getPackageName().startsWith("java.text");
    }
}
