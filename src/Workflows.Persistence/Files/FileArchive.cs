using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Workflows.Engine.Commands;
using Workflows.Persistence.Database;

namespace Workflows.Persistence.Files;

/// <summary>What a kept file is.</summary>
/// <param name="Hash">SHA-256 of its content, lower-case hex.</param>
public sealed record KeptFile(string Hash, string MediaType, long Bytes, DateTimeOffset KeptAt);

/// <summary>
/// The files under <c>data/files/xx/hash</c>, where <c>xx</c> are the first two digits of the hash. A file is whole and on the disk before anything names it;
/// the same content is kept once.
/// </summary>
public sealed class FileArchive(WorkflowDatabase database)
{
    private const int HashLength = 64;

    private string Root => Path.Combine(database.DataFolder, "files");

    /// <summary>Keeps what somebody handed in, and gives its hash.</summary>
    public async Task<string> KeepAsync(Stream content, string mediaType, DateTimeOffset at, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(content);
        var partial = PartialFile();
        string hash;
        long bytes;
        await using (var file = Create(partial))
        {
            using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            var buffer = new byte[81920];
            for (int read; (read = await content.ReadAsync(buffer, cancellationToken)) > 0;)
            {
                sha.AppendData(buffer, 0, read);
                await file.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            }
            file.Flush(flushToDisk: true);
            (hash, bytes) = (Convert.ToHexStringLower(sha.GetHashAndReset()), file.Length);
        }
        Settle(partial, hash);
        using var turn = await database.WriteAsync(cancellationToken);
        await using var db = database.Open();
        if (await db.Files.AnyAsync(f => f.Hash == hash, cancellationToken)) return hash;
        db.Files.Add(new() { Hash = hash, MediaType = mediaType, Bytes = bytes, KeptAt = at });
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException e) when (Conflicts.IsLostRace(e))
        {
            return hash; // somebody kept the same content meanwhile
        }
        return hash;
    }

    /// <summary>What the file of a hash is; null for a hash that nothing was kept under.</summary>
    public async Task<KeptFile?> FindAsync(string hash, CancellationToken cancellationToken)
    {
        await using var db = database.Open();
        return await db.Files.Where(f => f.Hash == hash).Select(f => new KeptFile(f.Hash, f.MediaType, f.Bytes, f.KeptAt)).SingleOrDefaultAsync(cancellationToken);
    }

    /// <summary>Opens a kept file.</summary>
    /// <exception cref="FileNotFoundException">Nothing was kept under that hash.</exception>
    public Stream OpenRead(string hash) => new FileStream(PathOf(hash), FileMode.Open, FileAccess.Read, FileShare.Read, 4096, useAsync: true);

    public Task<string> ReadTextAsync(string hash, CancellationToken cancellationToken) => File.ReadAllTextAsync(PathOf(hash), Encoding.UTF8, cancellationToken);

    /// <summary>Writes the content of an effect; its row is written with the commit.</summary>
    internal async Task WriteAsync(Effect.KeepFile kept, CancellationToken cancellationToken)
    {
        var content = Encoding.UTF8.GetBytes(kept.Content);
        var hash = Convert.ToHexStringLower(SHA256.HashData(content));
        if (hash != kept.Hash)
            throw new InvalidOperationException($"Expected a file to be kept under the hash of its content, {hash}, but got {kept.Hash}.");
        if (File.Exists(PathOf(hash))) return;
        var partial = PartialFile();
        await using (var file = Create(partial))
        {
            await file.WriteAsync(content, cancellationToken);
            file.Flush(flushToDisk: true);
        }
        Settle(partial, hash);
    }

    private void Settle(string partial, string hash)
    {
        var path = PathOf(hash);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.Move(partial, path, overwrite: true); // the same content: whoever comes last changes nothing
    }

    private string PartialFile()
    {
        Directory.CreateDirectory(Root);
        return Path.Combine(Root, $"{Guid.NewGuid():n}.part");
    }

    private static FileStream Create(string path) => new(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 81920, useAsync: true);

    private string PathOf(string hash) => hash.Length == HashLength && hash.All(char.IsAsciiHexDigitLower)
        ? Path.Combine(Root, hash[..2], hash)
        : throw new FormatException($"Expected the lower-case hex of a SHA-256 hash, but got '{hash}'.");
}
