using Elsa.Host.Accounts;
using Elsa.Host.Texts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;

namespace Elsa.Host.Pages.Account;

[AllowAnonymous]
[EnableRateLimiting(SignInLimit.Policy)]
internal sealed class SignInModel(AccountBook book, Sessions sessions, SignInThrottle throttle, IStringLocalizer<FrameTexts> texts, ILogger<SignInModel> logger) : PageModel
{
    [BindProperty]
    public string? Account { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    public IActionResult OnGet() => User.Identity?.IsAuthenticated == true ? Home() : Page();

    public async Task<IActionResult> OnPostAsync()
    {
        Require(Account, nameof(Account), "SignIn.AccountMissing");
        Require(Password, nameof(Password), "SignIn.PasswordMissing");
        if (Account is null || Password is null || !ModelState.IsValid)
        {
            return Page();
        }

        var account = Account.Trim();
        var address = SignInLimit.AddressOf(HttpContext);
        if (throttle.IsLocked(account, address))
        {
            ModelState.AddModelError("", texts["SignIn.Locked", SignInThrottle.Window.TotalMinutes]);
            Response.StatusCode = StatusCodes.Status429TooManyRequests;
            return Page();
        }

        if (await book.VerifyAsync(account, Password, HttpContext.RequestAborted) is not { } verified)
        {
            throttle.CountFailure(account, address);
            logger.SignInRefused(address);
            ModelState.AddModelError(nameof(Account), texts["SignIn.Refused"]);
            return Page();
        }

        await HttpContext.SignInAsync(sessions.Of(verified));
        return Home();
    }

    private LocalRedirectResult Home() => LocalRedirect(Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : "/");

    private void Require(string? value, string field, string text)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            ModelState.AddModelError(field, texts[text]);
        }
    }
}
