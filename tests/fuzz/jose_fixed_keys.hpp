#pragma once

#include <string_view>

// A provider's public keys, and tokens that their private halves signed before these were thrown away.
namespace guichet::fuzz {

inline constexpr std::string_view kRsaKey =
    R"({"kty":"RSA","n":"rLSu7lOdqjkIGALMGFEIdUWJiE3edmhANyvqikafvzn5fZF9GWo6lOZMeMD51Q)"
    R"(01hjoy5jq3tsQqiDilrtcP_gRxFp9BtOQABS69LhnCTWs6KYKybDmrvfu5pCzWBFlxkAKx5jLR0SXd4b)"
    R"(7pN63e3AESVIX_x6S1XDlCpdc8M92uGHDKYLLmA5mcWX-XLXarJN7JP3jbXXGhAvIsqBd3pmlACXY7LQ)"
    R"(zy4AKECJkFO7x9roX-TPoLF_rcf14oQMIadr3cugHONKnsBvY5Gk5oK7vx_MSc0N3iEuKbVVztLugAxp)"
    R"(bXBFnbh0KkrGFtlftb2E2GXRpHTCtSMvrXzs1z6w","e":"AQAB","kid":"rs"})";

inline constexpr std::string_view kCurveKey =
    R"({"kty":"EC","x":"1VUvajblzPruo7sXgYloVgziyOtisei9G1PCKtOR0bk","y":"jkFYPRJeS5TEN)"
    R"(UDTgkshpbgGAdei9975LI7rXJ6-dZc","crv":"P-256","kid":"es"})";

inline constexpr std::string_view kRsaToken =
    R"(eyJhbGciOiJSUzI1NiIsImtpZCI6InJzIn0.eyJzdWIiOiIxIn0.oeeegnU0PInVyWvO35_fkRA0bFoS)"
    R"(kLYmfIxST7iyEPw20Pg8SvTFfnYwT1iUX0AhCBUg7mNYjMf8nRroSR2PjsNDaklE990QAsA6PZ_ogXfb)"
    R"(T4-o2ISnTZG-RTBaY21qphQbfoK_D2fcx1WHByRci0II8rtOI-56wXbwvUTjrHi2lCr9DN0BKcS1x-qR)"
    R"(fx9mXhG92t9k6xdwRARNgjR4JgeYERZZ77BejQg7dNtpxRQEKqiYsuAUh5BP0kRn9zvB4sD-sEKmr-f8)"
    R"(HI3q2kv9dNrcwOAauEk8CdRzdtLxM6KFucgYxy7WZvuNc54JGJ5Qsw_PlCIZCMfiZOgh422ZoA)";

inline constexpr std::string_view kCurveToken =
    R"(eyJhbGciOiJFUzI1NiIsImtpZCI6ImVzIn0.eyJzdWIiOiIxIn0.lJCJYE_JPggTrji2UKzn3f0RcTou)"
    R"(dfTCGsesyQtiRnI33jhm8JWOrGRSsLzn2Yrr-2Dovl0Kje6Dtlbx_7hzXw)";

inline constexpr std::string_view kEmptyToken =
    R"(eyJhbGciOiJFUzI1NiJ9..rUaDlAiO3ESIUBSO8MaI3vD3PGxagGu7REVKvIbfpIQvvokyVi-2u8GQ8F)"
    R"(mBn6wl6lySrTENpRReFVx0WtVPxQ)";

}  // namespace guichet::fuzz
