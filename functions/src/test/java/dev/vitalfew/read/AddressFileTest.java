package dev.vitalfew.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class AddressFileTest {

    @Test
    void takesTheColumnThatTheFirstLineCallsEmail() {
        var file = AddressFile.read(List.of(
                "\uFEFFName,Email Address,Referred by",
                "\"Lovelace, Ada\",ada@example.com,bob@example.com",
                "Bob,\"bob@example.com\",",
                "Eve,none,eve@example.com",
                "",
                "short"));

        assertThat(file.addresses()).containsExactly("ada@example.com", "bob@example.com");
        assertThat(file.bad()).containsExactly(4, 6);
    }

    @Test
    void withoutSuchALineTakesTheOnlyAddressOfEach() {
        var file =
                AddressFile.read(List.of("ada@example.com", "2024-01-01;bob@example.com", "a@b.example\tc@d.example"));

        assertThat(file.addresses()).containsExactly("ada@example.com", "bob@example.com");
        assertThat(file.bad()).as("two addresses").containsExactly(3);
    }
}
