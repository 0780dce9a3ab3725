#pragma once

#include <cstdint>
#include <string_view>

// What Chromium 156's virtual authenticator made for a page at http://localhost:8765, once for each
// algorithm: the registration answers the challenge of 24 bytes 1, the proofs those of 24 bytes 2
// and 3.
namespace visavis::app {

struct SignedVector {
  std::string_view client_data, authenticator_data, signature;
};
struct PasskeyVector {
  std::int64_t algorithm;
  std::string_view credential, client_data, authenticator_data;
  SignedVector proofs[2];
};

inline constexpr PasskeyVector passkey_vectors[] = {
    {-7,
     "6HnYkPDwP1oxsxAXf8dikbrGNOFYnRCNDjIkfMtx6fI",
     "eyJ0eXBlIjoid2ViYXV0aG4uY3JlYXRlIiwiY2hhbGxlbmdlIjoiQVFFQkFRRUJBUUVCQVFFQkFRRUJBUUVC"
     "QVFFQkFRRUIiLCJvcmlnaW4iOiJodHRwOi8vbG9jYWxob3N0Ojg3NjUiLCJjcm9zc09yaWdpbiI6ZmFsc2V9",
     "SZYN5YgOjGh0NBcPZHZgW4_krrmihjLHmVzzuoMdl2NFAAAAAQECAwQFBgcIAQIDBAUGBwgAIOh52JDw8D9a"
     "MbMQF3_HYpG6xjThWJ0QjQ4yJHzLcenypQECAyYgASFYIFHyxbnjoWDCUaCbuajp0seL1WQMRxxk4Ti5RUlC"
     "TgElIlggqToH_QD0gx-6k-9tQWwwFSzuPfJuECFsYOR8NtEU2gE",
     {{"eyJ0eXBlIjoid2ViYXV0aG4uZ2V0IiwiY2hhbGxlbmdlIjoiQWdJQ0FnSUNBZ0lDQWdJQ0FnSUNBZ0lDQWdJ"
       "Q0FnSUMiLCJvcmlnaW4iOiJodHRwOi8vbG9jYWxob3N0Ojg3NjUiLCJjcm9zc09yaWdpbiI6ZmFsc2V9",
       "SZYN5YgOjGh0NBcPZHZgW4_krrmihjLHmVzzuoMdl2MFAAAAAg",
       "MEYCIQD16NFY0c3jaK3C6EjlZ1rNkBrqXeJTAjQ3G6wAy4f4oAIhANvGHjBdy_hoeWBHOHB7gPrZo8vRNFPS"
       "32C4xb-loxn9"},
      {"eyJ0eXBlIjoid2ViYXV0aG4uZ2V0IiwiY2hhbGxlbmdlIjoiQXdNREF3TURBd01EQXdNREF3TURBd01EQXdN"
       "REF3TUQiLCJvcmlnaW4iOiJodHRwOi8vbG9jYWxob3N0Ojg3NjUiLCJjcm9zc09yaWdpbiI6ZmFsc2V9",
       "SZYN5YgOjGh0NBcPZHZgW4_krrmihjLHmVzzuoMdl2MFAAAAAw",
       "MEUCIAQeqs_k76idkPGxuFGedxDrvooidZFFo_1y7fjivRJyAiEAsmcs2Mnu3VSwgF-iPanY4gfqYIMGkxBd"
       "WckLFRO-ioY"}}},
    {-8,
     "XEl6Qar5Zg56PlNovnLrhu55HVa5hhU2FKSWcLMNGvg",
     "eyJ0eXBlIjoid2ViYXV0aG4uY3JlYXRlIiwiY2hhbGxlbmdlIjoiQVFFQkFRRUJBUUVCQVFFQkFRRUJBUUVC"
     "QVFFQkFRRUIiLCJvcmlnaW4iOiJodHRwOi8vbG9jYWxob3N0Ojg3NjUiLCJjcm9zc09yaWdpbiI6ZmFsc2V9",
     "SZYN5YgOjGh0NBcPZHZgW4_krrmihjLHmVzzuoMdl2NFAAAAAQECAwQFBgcIAQIDBAUGBwgAIFxJekGq-WYO"
     "ej5TaL5y64bueR1WuYYVNhSklnCzDRr4pAEBAycgBiFYIAUvXslvCvUZUG8ECBZi3437_l3FPPhMaFnSZX06"
     "X5Im",
     {{"eyJ0eXBlIjoid2ViYXV0aG4uZ2V0IiwiY2hhbGxlbmdlIjoiQWdJQ0FnSUNBZ0lDQWdJQ0FnSUNBZ0lDQWdJ"
       "Q0FnSUMiLCJvcmlnaW4iOiJodHRwOi8vbG9jYWxob3N0Ojg3NjUiLCJjcm9zc09yaWdpbiI6ZmFsc2V9",
       "SZYN5YgOjGh0NBcPZHZgW4_krrmihjLHmVzzuoMdl2MFAAAAAg",
       "Lo_7OfPb7CCxRLTUY2huFJ4oFLWrek_eQcm7_dd-wAINWtG9dvudVldYlmQtYCQ6Fxae1uSZVcdOfEJgQdDe"
       "BA"},
      {"eyJ0eXBlIjoid2ViYXV0aG4uZ2V0IiwiY2hhbGxlbmdlIjoiQXdNREF3TURBd01EQXdNREF3TURBd01EQXdN"
       "REF3TUQiLCJvcmlnaW4iOiJodHRwOi8vbG9jYWxob3N0Ojg3NjUiLCJjcm9zc09yaWdpbiI6ZmFsc2V9",
       "SZYN5YgOjGh0NBcPZHZgW4_krrmihjLHmVzzuoMdl2MFAAAAAw",
       "ym0iLLkDKMYXLb9VnKRZc8qzwMAvDWafYhqny7dvzCSq4l-88qr0YQ8tJVp0XYBJV4_tZscTXOGJ4s5mnSMK"
       "DQ"}}},
    {-257,
     "2Pa8MifJutOzFntwIy2smdM-L1enYyjFaRN1fF1CT10",
     "eyJ0eXBlIjoid2ViYXV0aG4uY3JlYXRlIiwiY2hhbGxlbmdlIjoiQVFFQkFRRUJBUUVCQVFFQkFRRUJBUUVC"
     "QVFFQkFRRUIiLCJvcmlnaW4iOiJodHRwOi8vbG9jYWxob3N0Ojg3NjUiLCJjcm9zc09yaWdpbiI6ZmFsc2V9",
     "SZYN5YgOjGh0NBcPZHZgW4_krrmihjLHmVzzuoMdl2NFAAAAAQECAwQFBgcIAQIDBAUGBwgAINj2vDInybrT"
     "sxZ7cCMtrJnTPi9Xp2MoxWkTdXxdQk9dpAEDAzkBACBZAQCugbOr0ezHGkv24WF9ppdBFYcDpTBp2GA-QrKD"
     "ufCC_oRH1FW5jNiGKdD6hONLM8zXG7vKthHBo6tLm11goxXIbx8u3iudS4ywMrcC-qJBGh0yOB0jlROqCTHE"
     "Bd0N_W6Fhky-vQddjXdDf0avLxBZRxDROMtVmEdggr7JgqJbhOOPBtiiVUYGKrW4rsjc15babvV0-cjA5Oge"
     "TMIpIJV_gsHtv1ctQZbMwkAG2ddsey134npO7KmwghV7wex-AiRX0_iDxclyiUsHFnTvZ67Tc8DiXs3rytVd"
     "SntnKFokrNaskR_o_R4gLqsr5KtVigcNtmMpDjexdTcKMLq-iT0vIUMBAAE",
     {{"eyJ0eXBlIjoid2ViYXV0aG4uZ2V0IiwiY2hhbGxlbmdlIjoiQWdJQ0FnSUNBZ0lDQWdJQ0FnSUNBZ0lDQWdJ"
       "Q0FnSUMiLCJvcmlnaW4iOiJodHRwOi8vbG9jYWxob3N0Ojg3NjUiLCJjcm9zc09yaWdpbiI6ZmFsc2UsIm90"
       "aGVyX2tleXNfY2FuX2JlX2FkZGVkX2hlcmUiOiJkbyBub3QgY29tcGFyZSBjbGllbnREYXRhSlNPTiBhZ2Fp"
       "bnN0IGEgdGVtcGxhdGUuIFNlZSBodHRwczovL2dvby5nbC95YWJQZXgifQ",
       "SZYN5YgOjGh0NBcPZHZgW4_krrmihjLHmVzzuoMdl2MFAAAAAg",
       "NPzBiKfqiCqo_EKoIsDnvKKmnwEHPvpiJ4k-L6JgoFnIfQrFjU5-LnbU0kGWu8miZoYN0nIbq19Bbsq2XyGY"
       "p_Uc7YME8YTjYTACVXePBhl-9TYQVHN1XOZrmY68FX0ahCwx2Flcex6K3in4XuVhBjzHmt6IVhHmFwOLABIf"
       "JQyJEVBuPekW0tKgBdj5aCIi2CNa-2KEv_iehxhrJVkEB8DjTo1qhgw0EGDLxdSu_14dOwYF5a3K9OOf3W_X"
       "DJRNTAHAHieWHIoUbeYcBsMXBwxU-8TXDaOvDC5P-_ZZohaYzbzO0Q9fg5gQ6O22Y4nLE5qwyZKBoNs1gvPP"
       "1PDiTg"},
      {"eyJ0eXBlIjoid2ViYXV0aG4uZ2V0IiwiY2hhbGxlbmdlIjoiQXdNREF3TURBd01EQXdNREF3TURBd01EQXdN"
       "REF3TUQiLCJvcmlnaW4iOiJodHRwOi8vbG9jYWxob3N0Ojg3NjUiLCJjcm9zc09yaWdpbiI6ZmFsc2V9",
       "SZYN5YgOjGh0NBcPZHZgW4_krrmihjLHmVzzuoMdl2MFAAAAAw",
       "qWCSjpfYTuCp_Q3yzzjgS28cHVtxRpa0Ea5jrXVB6U05jVJm_LC-eLKFM1YPvTD-B5ErNU0cbxyKuw7lLV6x"
       "Y2DKaOY465plFOAQpy31vvbmqg_hJY3wX34AmwfJOvVEznBnn7wGg0GEcdN3CJqzRulXxfjseMb3lP9pMZEs"
       "70ZJNx7j9rBrC6w1dYR98hKP2RdhSF4HbO0mrhVoP9kAqcAxtylX6e0-icMDJ2TdIUmH2TL-ySlzYGPt7tPU"
       "YnSZy83RrMySeOXnnx8LnyF9SUb66tbb2fWrfyrMQFPp-d2suHvOXdLjdO-fW_TOmzyOG-_gI2Ozhi9OhnYn"
       "z-njYA"}}},
};

}  // namespace visavis::app
