'use client';
import { useRef } from 'react';
import { Button } from '@/components/ui/button';
import { GivenFiles } from './given-files';
import { PasteBox } from './paste-box';
import { ReadOut } from './read-out';
import { useGivenFiles } from './wizard-context';

/** Step 4: the admin's own files, if they bring any. */
export function StepFiles() {
  const { given, read } = useGivenFiles();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <div className="dropzone">
        <h2>Drop your files here, or anywhere on this page</h2>
        <p>
          The virtual host (<code>wiki.conf</code>, say) and Confluence’s <code>server.xml</code>. They stay in this
          browser tab: nothing is uploaded, and nothing of them is kept.
        </p>
        <div className="row">
          <Button onClick={() => input.current?.click()}>Choose files</Button>
        </div>
        <input
          ref={input}
          type="file"
          multiple
          hidden
          aria-label="Choose files"
          onChange={({ target }) => {
            void read(target.files ?? []);
            target.value = '';
          }}
        />
      </div>
      <PasteBox />
      {given.length === 0 ? (
        <p className="muted">
          No files yet. Without them, changes to server.xml are shown against the stock file of your release, and the
          virtual host is a new file. Bring yours, and only the difference is written.
        </p>
      ) : (
        <GivenFiles />
      )}
      <ReadOut />
    </>
  );
}
