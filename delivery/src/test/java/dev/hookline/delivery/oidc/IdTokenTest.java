package dev.hookline.delivery.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hookline.delivery.HandClock;
import dev.hookline.delivery.access.Role;
import dev.hookline.delivery.jose.BadToken;
import dev.hookline.delivery.jose.StrictJson;
import dev.hookline.delivery.operators.Vouched;
import dev.hookline.settings.Settings;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdTokenTest {
  private static final Instant NOW = new HandClock().instant();

  private final Map<String, String> variables =
      new HashMap<>(
          Map.of("HL_OIDC_ISSUER", "https://id.example.com", "HL_OIDC_CLIENT_ID", "portal"));
  private final Errand errand = Errand.begin(new SecureRandom(), NOW, "/events");

  @Test
  void aGoodTokenSaysWhoItIsAndWhatTheyMay() throws BadToken {
    Vouched ada = check("");
    assertThat(ada.issuer()).isEqualTo("https://id.example.com");
    assertThat(ada.subject()).isEqualTo("248289761001");
    assertThat(ada.names()).containsExactly("ada@example.com", "ada");
    assertThat(ada.role()).contains(Role.OPERATOR);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'iss':'https://id.example.com/' | another issuer",
        "'iss':'https://evil.example.com' | another issuer",
        "'iss':null | iss",
        "'aud':'another' | somebody else",
        "'aud':[] | somebody else",
        "'aud':['another','third'] | somebody else",
        "'aud':null | somebody else",
        "'aud':['portal','another'] | who asked",
        "'aud':['portal','another'],'azp':'another' | somebody else asked",
        "'azp':'another' | somebody else asked",
        "'azp':7 | azp",
        "'nonce':'bm9uY2U' | nonce",
        "'nonce':'' | nonce",
        "'nonce':null | nonce",
        "'exp':NOW-60 | expired",
        "'exp':'tomorrow' | exp",
        "'exp':null | exp",
        "'exp':1e300 | exp",
        "'iat':NOW+61 | future",
        "'iat':NOW-661 | older",
        "'iat':null | iat",
        "'nbf':NOW+61 | not good yet",
        "'sub':'' | subject",
        "'sub':null | sub",
        "'sub':'a\\nb' | subject"
      })
  void whatDoesNotHoldIsRefused(String claim, String why) {
    assertThatExceptionOfType(BadToken.class)
        .isThrownBy(() -> check(claim))
        .withMessageContaining(why);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'exp':NOW-59",
        "'iat':NOW+60",
        "'iat':NOW-659",
        "'aud':'portal'",
        "'aud':['portal','another'],'azp':'portal'"
      })
  void aMinuteBetweenTheClocksAndSeveralAudiencesAreForgiven(String claim) throws BadToken {
    assertThat(check(claim).subject()).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'groups':'admin' | ADMIN",
        "'groups':['staff','viewer','admin'] | ADMIN",
        "'groups':['staff','Viewer'] | ",
        "'groups':[7,{'admin':1},null] | ",
        "'groups':{'admin':true} | ",
        "'groups':null | ",
        "'groups':[] | "
      })
  void theHighestRoleOfTheClaimCountsAndNothingElseMakesOne(String claim, Role role)
      throws BadToken {
    assertThat(check(claim).role().orElse(null)).isEqualTo(role);
  }

  @Test
  void theClaimAndItsValuesAreConfigured() throws BadToken {
    variables.put("HL_OIDC_ROLE_CLAIM", "realm_access.roles");
    variables.put("HL_OIDC_OPERATORS", "on-call; cn=ops,ou=people ;");
    assertThat(check("'realm_access':{'roles':['cn=ops,ou=people']}").role())
        .contains(Role.OPERATOR);
    assertThat(check("'realm_access':{'roles':['operator','']}").role()).isEmpty();
    assertThat(check("'realm_access.roles':'on-call'").role()).contains(Role.OPERATOR);
    assertThat(check("'realm_access':'roles'").role()).isEmpty();
  }

  @Test
  void anAddressWithoutProofIsNoName() throws BadToken {
    assertThat(check("'email_verified':false").names()).containsExactly("ada");
    assertThat(check("'email_verified':true").names()).hasSize(2);
    assertThat(check("'email':'a\\nb','preferred_username':null").names()).isEmpty();
  }

  private Vouched check(String members) throws BadToken {
    long now = NOW.getEpochSecond();
    ObjectNode claims =
        (ObjectNode)
            StrictJson.object(
                """
                {"iss": "https://id.example.com", "aud": ["portal"], "sub": "248289761001",
                 "nonce": "%s", "iat": %d, "exp": %d, "email": "ada@example.com",
                 "preferred_username": "ada", "groups": ["staff", "operator"]}\
                """
                    .formatted(errand.nonce(), now, now + 300));
    String json = "{" + members.replace('\'', '"') + "}";
    for (String offset : new String[] {"-60", "-59", "-661", "-659", "+61", "+60"}) {
      json = json.replace("NOW" + offset, "" + (now + Integer.parseInt(offset)));
    }
    claims.setAll((ObjectNode) StrictJson.object(json));
    return IdToken.check(claims, Client.of(Settings.of(variables)).orElseThrow(), errand, NOW);
  }
}
