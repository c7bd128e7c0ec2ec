'use client';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { More } from '@/components/ui/more';
import { TextArea } from '@/components/ui/text-input';
import { useGivenFiles } from './wizard-context';

/** For text that is on the clipboard, not in a file. */
export function PasteBox() {
  const { paste } = useGivenFiles();
  const [text, setText] = useState('');
  const [isEmpty, setIsEmpty] = useState(false);
  const take = () => {
    setIsEmpty(text.trim() === '');
    if (text.trim() === '') return;
    paste(text);
    setText('');
  };
  return (
    <More summary="Paste a file instead">
      <Field
        label="Text of one file"
        hint="The whole file, from its first line to its last."
        problem={isEmpty ? { says: 'There is nothing to read yet: paste the text of a file here.' } : undefined}
      >
        <TextArea isCode rows={8} value={text} onChange={({ target }) => setText(target.value)} />
      </Field>
      <div className="row">
        <Button onClick={take}>Read this text</Button>
      </div>
    </More>
  );
}
