using System.Collections.Immutable;
using System.Text.Json;
using Workflows.Engine.People;
using Workflows.Persistence.Database;

namespace Workflows.Persistence.People;

/// <summary>Persons as rows and back.</summary>
internal static class AccountRows
{
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web);

    public static Person PersonOf(AccountRow row) => new(
        row.Id, row.NameZh, row.NameEn, row.Unit, row.Mail, Words.Read(row.Roles),
        JsonSerializer.Deserialize<ImmutableArray<Certificate>>(row.Certificates, s_json));

    public static void Write(AccountRow row, Person person)
    {
        (row.NameZh, row.NameEn, row.Unit, row.Mail) = (person.NameZh, person.NameEn, person.Unit, person.Mail);
        row.Roles = Words.Of(person.Roles);
        row.Certificates = JsonSerializer.Serialize(person.Certificates, s_json);
    }

    public static AccountRow RowOf(Person person, string? passwordHash)
    {
        var row = new AccountRow
        {
            Id = person.Id, NameZh = "", NameEn = "", Unit = "", Roles = "", Certificates = "[]", PasswordHash = passwordHash, IsActive = true,
        };
        Write(row, person);
        return row;
    }
}
