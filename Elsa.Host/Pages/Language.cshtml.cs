using Elsa.Host.Frame;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Elsa.Host.Pages;

/// <summary>Remembers the reader's language in a cookie and goes back to where they were.</summary>
[AllowAnonymous]
internal sealed class LanguageModel : PageModel
{
    private static readonly TimeSpan s_remembered = TimeSpan.FromDays(365);

    public IActionResult OnPost(string culture, string? returnUrl)
    {
        if (!Languages.All.Contains(culture, StringComparer.Ordinal))
        {
            return BadRequest();
        }

        Response.Cookies.Append(
            Languages.Cookie,
            CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(culture)),
            new CookieOptions { MaxAge = s_remembered, HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = Request.IsHttps, IsEssential = true });
        return LocalRedirect(Url.IsLocalUrl(returnUrl) ? returnUrl : "/");
    }
}
